import type { Routes } from '@angular/router';
import chevronRight from '@material-symbols/svg-400/outlined/chevron_right.svg';
import download from '@material-symbols/svg-400/outlined/download.svg';
import english from '../../../assets/i18n/audit/en.json';
import { provideFeature } from '../../core/feature/feature.providers';
import { AuditPageComponent } from './audit-page/audit-page.component';
import { AuditApi } from './audit.api';

export const auditRoutes: Routes = [
  {
    path: '',
    component: AuditPageComponent,
    providers: [
      AuditApi,
      provideFeature({ texts: english, icons: { download, 'chevron-right': chevronRight } }),
    ],
  },
];
