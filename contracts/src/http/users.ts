import type { ChatPreferences } from '../domain/preferences';
import type { Role } from '../domain/roles';
import type { AccountStatus, ConversationsChoice, UserSort } from '../domain/users';

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

/** An account as admins see it. */
export interface AccountView {
  _id: string;
  name: string;
  email: string;
  role: Role;
  /** Who is not cannot sign in. */
  isActive: boolean;
  isOnline: boolean;
  /** null: never. */
  lastSeen: string | null;
  /** As in {@link UserView}. */
  avatar: string | null;
  createdAt: string;
  updatedAt: string;
}

/** GET /users/:id */
export interface AccountDetails extends AccountView {
  figures: {
    /** The account's own, as a customer. */
    conversations: number;
    /** Those of others that lie on this desk and are not resolved. */
    assignedConversations: number;
    /** Filed by this account and open. */
    openReportsFiled: number;
    /** On this desk and open. */
    openReportsAssigned: number;
  };
}

/** Which accounts. GET /users/export takes these and `sort`. */
export interface UserFilters {
  /** Beginnings of words of the name, all of them; or the beginning of the e-mail address. */
  search?: string;
  role?: Role;
  status?: AccountStatus;
  online?: boolean;
}

/** GET /users */
export interface ListUsersQuery extends UserFilters {
  /** Without it: `newest`. */
  sort?: UserSort;
  limit?: number;
  cursor?: string;
}

/** GET /users/stats */
export interface UserStats {
  total: number;
  customers: number;
  agents: number;
  admins: number;
  inactive: number;
  online: number;
}

/** POST /users */
export interface CreateUserRequest {
  name: string;
  email: string;
  password: string;
  role: Role;
}

/** PUT /users/:id: what is left out stays. Another role, another password and deactivating end all sessions. */
export interface UpdateUserRequest {
  name?: string;
  email?: string;
  role?: Role;
  isActive?: boolean;
  password?: string;
}

/** PUT /users/roles: all of them or, when one is unknown or the last admin would go, none. */
export interface ChangeRolesRequest {
  ids: string[];
  role: Role;
}

/** DELETE /users/:id */
export interface DeleteUserQuery {
  conversations: ConversationsChoice;
  /** The member of staff who gets the open reports that are on the deleted one's desk; without it nobody does. */
  reassignTo?: string;
}
