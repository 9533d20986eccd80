import type { AccountView, Role } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { TokensService } from '../../../src/modules/auth/tokens.service';
import { createAccount, type SignedInAccount } from './accounts';
import { HttpClient } from './http-client';
import { createTestApp } from './test-app';

export type UsersDesk = Awaited<ReturnType<typeof openUsersDesk>>;

/** A desk with one admin, who looks after the accounts of others. */
export async function openUsersDesk() {
  const api = await createTestApp();

  /** Signed in already: comparing passwords is slow on purpose. */
  async function person(role: Role = 'customer', name?: string): Promise<SignedInAccount> {
    const account = await createAccount(api.stores, role, name);
    const token = await api.app.get(TokensService).issue({ ...account, tokenVersion: 0 });
    return { ...account, token, http: new HttpClient(api.url, token) };
  }

  const admin = await person('admin', 'Ada Admin');
  const put = (id: string, changes: object, by = admin) => by.http.put<AccountView>(`/users/${id}`, changes);

  const statusFor = async ({ http }: SignedInAccount): Promise<number> => (await http.get('/auth/me')).status;

  const stored = (id: string) =>
    api.stores.mongo.collection('users').findOne({ _id: new Types.ObjectId(id) });

  return { api, admin, person, put, statusFor, stored };
}
