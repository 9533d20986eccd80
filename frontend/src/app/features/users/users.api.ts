import { Injectable, inject } from '@angular/core';
import type {
  AccountDetails,
  AccountView,
  ChangeRolesRequest,
  CreateUserRequest,
  CursorMeta,
  DeleteUserQuery,
  ListUsersQuery,
  UpdateUserRequest,
  UserStats,
} from '@switchboard/contracts';
import { ApiClient } from '../../core/http/api-client';
import { Downloads } from '../../core/http/download';

const PAGE = 50;

@Injectable()
export class UsersApi {
  private readonly api = inject(ApiClient);
  private readonly downloads = inject(Downloads);

  list(query: ListUsersQuery, cursor: string | undefined) {
    return this.api.getPage<AccountView[], CursorMeta>('/users', { ...query, limit: PAGE, cursor });
  }

  stats(): Promise<UserStats> {
    return this.api.get('/users/stats');
  }

  details(id: string): Promise<AccountDetails> {
    return this.api.get(`/users/${id}`);
  }

  create(request: CreateUserRequest): Promise<AccountView> {
    return this.api.post('/users', request);
  }

  update(id: string, changes: UpdateUserRequest): Promise<AccountView> {
    return this.api.put(`/users/${id}`, changes);
  }

  changeRoles(request: ChangeRolesRequest): Promise<AccountView[]> {
    return this.api.put('/users/roles', request);
  }

  signOut(id: string): Promise<unknown> {
    return this.api.post(`/users/${id}/sign-out`);
  }

  delete(id: string, choice: DeleteUserQuery): Promise<unknown> {
    return this.api.delete(`/users/${id}?${new URLSearchParams({ ...choice }).toString()}`);
  }

  export(query: ListUsersQuery): Promise<void> {
    return this.downloads.save('/users/export', 'users.csv', query);
  }
}
