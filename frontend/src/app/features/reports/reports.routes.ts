import type { Routes } from '@angular/router';
import deleteIcon from '@material-symbols/svg-400/outlined/delete.svg';
import english from '../../../assets/i18n/reports/en.json';
import { provideFeature } from '../../core/feature/feature.providers';
import { REPORT_WORDS } from '../../core/reports/report-words';
import { ReportPageComponent } from './report-page/report-page.component';
import { ReportsPageComponent } from './reports-page/reports-page.component';

export const reportsRoutes: Routes = [
  {
    path: '',
    providers: [
      provideFeature(REPORT_WORDS),
      provideFeature({ texts: english, icons: { delete: deleteIcon } }),
    ],
    children: [
      { path: '', component: ReportsPageComponent },
      { path: ':id', component: ReportPageComponent },
    ],
  },
];
