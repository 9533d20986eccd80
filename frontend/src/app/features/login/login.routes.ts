import type { Routes } from '@angular/router';
import english from '../../../assets/i18n/login/en.json';
import { ACCOUNT_WORDS } from '../../core/auth/account-words';
import { provideFeature } from '../../core/feature/feature.providers';
import { RegisterComponent } from './register/register.component';
import { SignInComponent } from './sign-in/sign-in.component';

export const loginRoutes: Routes = [
  {
    path: '',
    providers: [provideFeature(ACCOUNT_WORDS), provideFeature({ texts: english })],
    children: [
      { path: 'login', component: SignInComponent },
      { path: 'register', component: RegisterComponent },
    ],
  },
];
