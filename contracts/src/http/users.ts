import type { ChatPreferences } from '../domain/preferences';
import type { Role } from '../domain/roles';

/** The signed-in user, as the user may see it. Dates are ISO 8601 UTC. */
export interface UserView {
  _id: string;
  name: string;
  email: string;
  role: Role;
  chatPreferences: ChatPreferences;
  isOnline: boolean;
  lastSeen: string | null;
  /** Changes with the picture; null without one. GET /users/:id/avatar gives the picture itself. */
  avatar: string | null;
  createdAt: string;
}

/** As little as another participant needs to know. */
export interface UserSummary {
  _id: string;
  name: string;
  role: Role;
  /** As in {@link UserView}. */
  avatar: string | null;
}
