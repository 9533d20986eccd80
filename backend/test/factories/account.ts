import type { Role } from '@switchboard/contracts';
import { TokensService } from '../../src/modules/auth/tokens.service';
import { createAccount as storeAccount, type Account } from '../e2e/support/accounts';
import type { TestApp } from '../e2e/support/test-app';

export interface TokenHolder extends Account {
  token: string;
}

/** An account in the database with a token that no login, and so no limit, stood before. */
export async function createAccount(api: TestApp, role: Role = 'customer'): Promise<TokenHolder> {
  const account = await storeAccount(api.stores, role, 'Mary Jones');
  return { ...account, token: await api.app.get(TokensService).issue({ _id: account._id, tokenVersion: 0 }) };
}

/** The header that a token goes into. */
export function bearer({ token }: { token: string }): [string, string] {
  return ['Authorization', `Bearer ${token}`];
}
