import type { ChatPreferences } from '../domain/preferences';
import type { UserView } from './users';

export interface RegisterRequest {
  name: string;
  email: string;
  password: string;
}

export interface LoginRequest {
  email: string;
  password: string;
}

/** The user and a JWT for `Authorization: Bearer`. */
export interface SignedInUser extends UserView {
  token: string;
}

export type UpdatePreferencesRequest = Partial<ChatPreferences>;

export interface UpdateProfileRequest {
  name?: string;
}

export interface ChangePasswordRequest {
  currentPassword: string;
  newPassword: string;
}
