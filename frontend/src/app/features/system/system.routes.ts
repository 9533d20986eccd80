import type { Routes } from '@angular/router';
import english from '../../../assets/i18n/system/en.json';
import { provideFeature } from '../../core/feature/feature.providers';
import { SystemApi } from './system.api';
import { SystemPageComponent } from './system-page/system-page.component';

export const systemRoutes: Routes = [
  {
    path: '',
    component: SystemPageComponent,
    providers: [SystemApi, provideFeature({ texts: english })],
  },
];
