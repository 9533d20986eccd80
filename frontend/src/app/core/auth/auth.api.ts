import { Injectable, inject } from '@angular/core';
import type {
  ChangePasswordRequest,
  LoginRequest,
  RegisterRequest,
  SignedInUser,
  UpdatePreferencesRequest,
  UpdateProfileRequest,
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

  updateProfile(request: UpdateProfileRequest): Promise<UserView> {
    return this.api.put('/auth/profile', request);
  }

  /** Ends every other session; the token of this one comes back new. */
  changePassword(request: ChangePasswordRequest): Promise<SignedInUser> {
    return this.api.put('/auth/password', request);
  }

  setPicture(file: File): Promise<UserView> {
    const form = new FormData();
    form.append('avatar', file);
    return this.api.put('/auth/avatar', form);
  }

  removePicture(): Promise<UserView> {
    return this.api.delete('/auth/avatar');
  }
}
