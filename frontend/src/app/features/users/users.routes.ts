import type { Routes } from '@angular/router';
import download from '@material-symbols/svg-400/outlined/download.svg';
import english from '../../../assets/i18n/users/en.json';
import { ACCOUNT_WORDS } from '../../core/auth/account-words';
import { provideFeature } from '../../core/feature/feature.providers';
import { UsersPageComponent } from './users-page/users-page.component';
import { UsersApi } from './users.api';

export const usersRoutes: Routes = [
  {
    path: '',
    component: UsersPageComponent,
    providers: [
      UsersApi,
      provideFeature(ACCOUNT_WORDS),
      provideFeature({ texts: english, icons: { download } }),
    ],
  },
];
