import { Injectable, inject } from '@angular/core';
import type {
  LoginRequest,
  RegisterRequest,
  SignedInUser,
  UpdatePreferencesRequest,
  UserView,
} from '@switchboard/contracts';
import { ApiClient } from '../http/api-client';

@Injectable({ providedIn: 'root' })
export class AuthApi {
  private readonly api = inject(ApiClient);

  login(request: LoginRequest): Promise<SignedInUser> {
    return this.api.post('/auth/login', request);
  }

  register(request: RegisterRequest): Promise<SignedInUser> {
    return this.api.post('/auth/register', request);
  }

  logout(): Promise<null> {
    return this.api.post('/auth/logout');
  }

  updatePreferences(request: UpdatePreferencesRequest): Promise<UserView> {
    return this.api.put('/auth/preferences', request);
  }
}
