import { PresenceService } from '../../src/modules/users/presence.service';
import { UsersService } from '../../src/modules/users/users.service';
import { createAccount, type TokenHolder } from '../factories/account';
import { withLostRedis } from '../factories/lost-redis';
import { createTestApp, type TestApp } from './support/test-app';

let api: TestApp;
let other: TestApp;
let account: TokenHolder;

beforeAll(async () => {
  api = await createTestApp();
  other = await createTestApp({ stores: api.stores });
});

beforeEach(async () => {
  account = await createAccount(api, 'agent');
});

const presence = (of: TestApp) => of.app.get(PresenceService);
const isShownOnline = async () => (await api.app.get(UsersService).findById(account._id))?.isOnline;

describe('presence', () => {
  it('lasts from the first connection to the last, whichever processes they are in', async () => {
    expect(await presence(api).open(account, 'one')).toBe(1);
    expect(await presence(other).open(account, 'two')).toBe(2);
    expect(await isShownOnline()).toBe(true);
    expect(await presence(other).connectionCount(account._id)).toBe(2);
    await presence(api).close(account, 'one');
    expect(await presence(api).isOnline(account._id)).toBe(true);
    expect(await isShownOnline()).toBe(true);
    await presence(other).close(account, 'two');
    expect(await presence(api).isOnline(account._id)).toBe(false);
    expect(await isShownOnline()).toBe(false);
  });

  it('lists everybody who is connected, once', async () => {
    await presence(api).open(account, 'one');
    await presence(other).open(account, 'two');
    const listed = (await presence(other).online()).filter(({ userId }) => userId === account._id);
    expect(listed).toEqual([{ userId: account._id, name: account.name, role: 'agent' }]);
  });

  it('does not come back by refreshing a closed connection', async () => {
    await presence(api).open(account, 'one');
    await presence(api).close(account, 'one');
    await presence(api).refresh(account, 'one');
    expect(await presence(api).isOnline(account._id)).toBe(false);
  });

  it('is corrected in the users collection by the sweep', async () => {
    const users = api.app.get(UsersService);
    const crashed = await createAccount(api);
    const stored = api.stores.mongo.collection('users');
    await users.markOnline(crashed._id);
    await stored.updateOne({ email: crashed.email }, { $set: { lastSeen: new Date(Date.now() - 60_000) } });
    await presence(api).open(account, 'one');
    await stored.updateOne({ email: account.email }, { $set: { isOnline: false } });
    await presence(other).sweep();
    expect(await users.findById(crashed._id)).toMatchObject({ isOnline: false });
    expect(await isShownOnline()).toBe(true);
  });

  it('is known to a process for its own sockets while Redis is gone, and its sweep changes nothing', async () => {
    const alone = await createTestApp({ override: withLostRedis, stores: api.stores });
    await presence(api).open(account, 'elsewhere');
    expect(await presence(alone).open(account, 'here')).toBe(1);
    await presence(alone).refresh(account, 'here');
    expect(await presence(alone).online()).toEqual([
      { userId: account._id, name: account.name, role: 'agent' },
    ]);
    await presence(alone).sweep();
    expect(await isShownOnline()).toBe(true);
  });
});

describe('names beside messages', () => {
  it('come in one go, follow a change, and leave out who is gone', async () => {
    const users = api.app.get(UsersService);
    const gone = 'f'.repeat(24);
    expect([...(await users.summariesOf([account._id, gone, account._id])).values()]).toEqual([
      { _id: account._id, name: account.name, role: 'agent', avatar: null },
    ]);
    await users.updateProfile(account._id, { name: 'Mary Smith' });
    expect((await users.summariesOf([account._id])).get(account._id)?.name).toBe('Mary Smith');
  });
});
