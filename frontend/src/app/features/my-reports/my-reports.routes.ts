import type { Routes } from '@angular/router';
import english from '../../../assets/i18n/my-reports/en.json';
import { provideFeature } from '../../core/feature/feature.providers';
import { REPORT_WORDS } from '../../core/reports/report-words';
import { MyReportsPageComponent } from './my-reports-page/my-reports-page.component';

export const myReportsRoutes: Routes = [
  {
    path: '',
    providers: [provideFeature(REPORT_WORDS), provideFeature({ texts: english })],
    children: [
      { path: '', component: MyReportsPageComponent },
      { path: ':id', component: MyReportsPageComponent },
    ],
  },
];
