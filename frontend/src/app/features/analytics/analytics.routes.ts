import type { Routes } from '@angular/router';
import download from '@material-symbols/svg-400/outlined/download.svg';
import english from '../../../assets/i18n/analytics/en.json';
import { provideFeature } from '../../core/feature/feature.providers';
import { REPORT_WORDS } from '../../core/reports/report-words';
import { AnalyticsPageComponent } from './analytics-page/analytics-page.component';
import { AnalyticsApi } from './analytics.api';
import { DrillDownPageComponent } from './drill-down-page/drill-down-page.component';

export const analyticsRoutes: Routes = [
  {
    path: '',
    providers: [
      AnalyticsApi,
      provideFeature({ texts: english, icons: { download } }),
      // For the reports that are behind a figure.
      provideFeature(REPORT_WORDS),
    ],
    children: [
      { path: '', component: AnalyticsPageComponent },
      { path: 'drill-down', component: DrillDownPageComponent },
    ],
  },
];
