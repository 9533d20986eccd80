import { randomUUID } from 'node:crypto';
import type { Role, SignedInUser } from '@switchboard/contracts';
import { hashPassword } from '../../../src/modules/auth/passwords';
import { User, UserSchema } from '../../../src/modules/users/user.schema';
import { confide } from './confidential';
import { dataOf, HttpClient } from './http-client';
import type { IsolatedStores } from './isolation';

export interface Account {
  _id: string;
  name: string;
  email: string;
  password: string;
  role: Role;
}

export interface SignedInAccount extends Account {
  token: string;
  /** Speaks for this account to the API process that it signed in at. */
  http: HttpClient;
}

const PASSWORD = 'correct horse battery staple';

/** Hashing is slow on purpose; one hash serves all accounts of a suite. */
let passwordHash: Promise<string> | undefined;

/** Puts an account of any role straight into the database, as registration never would. */
export async function createAccount(
  { mongo }: IsolatedStores,
  role: Role = 'customer',
  name = `${role} ${randomUUID().slice(0, 8)}`,
): Promise<Account> {
  const email = `${role}-${randomUUID()}@example.com`;
  confide({ email, password: PASSWORD });
  passwordHash ??= hashPassword(PASSWORD);
  const users = mongo.model(User.name, UserSchema);
  const user = await users.create({ name, email, role, password: await passwordHash });
  return { _id: String(user._id), name, email, password: PASSWORD, role };
}

/** Signs an account in over HTTP. @param url of an API process, without `/api`. */
export async function signIn(url: string, account: Account): Promise<SignedInAccount> {
  const { email, password } = account;
  const { token } = dataOf(await new HttpClient(url).post<SignedInUser>('/auth/login', { email, password }));
  return { ...account, token, http: new HttpClient(url, token) };
}

/** A new account of that role, signed in at `url`. */
export async function createSignedIn(
  url: string,
  stores: IsolatedStores,
  role: Role = 'customer',
  name?: string,
): Promise<SignedInAccount> {
  return signIn(url, await createAccount(stores, role, name));
}
