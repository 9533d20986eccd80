import type { Routes } from '@angular/router';
import download from '@material-symbols/svg-400/outlined/download.svg';
import english from '../../../assets/i18n/analytics/en.json';
import { provideFeature } from '../../core/feature/feature.providers';
import { AnalyticsPageComponent } from './analytics-page/analytics-page.component';
import { AnalyticsApi } from './analytics.api';

export const analyticsRoutes: Routes = [
  {
    path: '',
    component: AnalyticsPageComponent,
    providers: [AnalyticsApi, provideFeature({ texts: english, icons: { download } })],
  },
];
