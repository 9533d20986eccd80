import type { Routes } from '@angular/router';
import { provideFeature } from '../../core/feature/feature.providers';
import { ProfilePageComponent } from './profile-page/profile-page.component';
import { PROFILE_WORDS } from './profile-words';

export const profileRoutes: Routes = [
  { path: '', providers: [provideFeature(PROFILE_WORDS)], component: ProfilePageComponent },
];
