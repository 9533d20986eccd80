import type { Routes } from '@angular/router';
import { ACCOUNT_WORDS } from '../../core/auth/account-words';
import { provideFeature } from '../../core/feature/feature.providers';
import { ProfilePageComponent } from './profile-page/profile-page.component';
import { PROFILE_WORDS } from './profile-words';

export const profileRoutes: Routes = [
  {
    path: '',
    providers: [provideFeature(ACCOUNT_WORDS), provideFeature(PROFILE_WORDS)],
    component: ProfilePageComponent,
  },
];
