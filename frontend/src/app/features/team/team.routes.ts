import type { Routes } from '@angular/router';
import english from '../../../assets/i18n/team/en.json';
import { provideFeature } from '../../core/feature/feature.providers';
import { STAFF_WORDS } from '../../core/staff/staff-words';
import { TeamPageComponent } from './team-page/team-page.component';

export const teamRoutes: Routes = [
  {
    path: '',
    providers: [provideFeature(STAFF_WORDS), provideFeature({ texts: english })],
    component: TeamPageComponent,
  },
];
