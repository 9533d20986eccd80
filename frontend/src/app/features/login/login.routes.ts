import type { Routes } from '@angular/router';
import { RegisterComponent } from './register/register.component';
import { SignInComponent } from './sign-in/sign-in.component';

export const loginRoutes: Routes = [
  { path: 'login', component: SignInComponent },
  { path: 'register', component: RegisterComponent },
];
