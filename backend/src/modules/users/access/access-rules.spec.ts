import { DEFAULT_CHAT_PREFERENCES } from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { User } from '../user.schema';
import { storedName } from '../user-names';
import { changeOf, deletionOf, isActiveAdmin } from './access-rules';

const admin = String(new Types.ObjectId());

const account = (changes: Partial<User> = {}): User => ({
  _id: new Types.ObjectId(),
  ...storedName('Mary Smith'),
  email: 'mary@example.com',
  role: 'agent',
  isActive: true,
  isOnline: true,
  lastSeen: new Date(),
  avatar: 'a-picture',
  chatPreferences: { ...DEFAULT_CHAT_PREFERENCES, customInstructions: 'Call me Mary.' },
  staffStatus: 'busy',
  mutedNotifications: ['assigned'],
  tokenVersion: 3,
  revokedTokens: [],
  accessRevision: 0,
  departure: null,
  createdAt: new Date(),
  updatedAt: new Date(),
  ...changes,
});

describe('a change', () => {
  it('is none when all of it is so already', () => {
    expect(changeOf(account(), { role: 'agent', isActive: true, name: 'Mary Smith' }, admin)).toBeNull();
    expect(changeOf(account(), { role: undefined }, admin)).toBeNull();
  });

  it('of name and address leaves people signed in, and keeps the name to be found', () => {
    const change = changeOf(account(), { name: 'Zoë Smith', email: 'zoe@example.com' }, admin);
    expect(change?.endsSessions).toBe(false);
    expect(change?.set).toEqual({ ...storedName('Zoë Smith'), email: 'zoe@example.com' });
  });

  it.each([{ role: 'admin' as const }, { isActive: false }, { passwordHash: 'a hash' }])(
    'of who may do what ends all sessions: %j',
    (change) => expect(changeOf(account(), change, admin)?.endsSessions).toBe(true),
  );

  it.each<[string, Partial<User>, Parameters<typeof changeOf>[1], boolean]>([
    ['an agent who becomes a customer', {}, { role: 'customer' }, true],
    ['an agent who is deactivated', {}, { isActive: false }, true],
    ['an admin who becomes an agent', { role: 'admin' }, { role: 'agent' }, false],
    ['a customer who is deactivated', { role: 'customer' }, { isActive: false }, false],
    ['a deactivated agent who becomes a customer', { isActive: false }, { role: 'customer' }, false],
  ])('makes %s leave a desk, or not', (_, before, change, leaves) => {
    expect(Boolean(changeOf(account(before), change, admin)?.set.departure)).toBe(leaves);
  });

  it('back to the staff ends a departure that is not over', () => {
    const departure = { since: new Date(), by: null, deletion: null };
    const change = changeOf(account({ role: 'customer', departure }), { role: 'agent' }, admin);
    expect(change?.set.departure).toBeNull();
  });
});

describe('a deletion', () => {
  const request = { conversations: 'anonymise', reassignTo: null } as const;

  it('leaves nothing that tells whose account it was, but the name that is still to be removed elsewhere', () => {
    const user = account();
    const { set } = deletionOf(user, request, admin);
    const { departure, ...rest } = { ...user, ...set };
    expect(JSON.stringify(rest)).not.toMatch(/mary|smith|a-picture/i);
    expect(departure?.deletion).toMatchObject({ formerName: 'Mary Smith', conversations: 'anonymise' });
  });

  it('leaves no admin, and no address that another one could have', () => {
    const [one, other] = [account({ role: 'admin' }), account({ role: 'admin' })].map((user) => ({
      ...user,
      ...deletionOf(user, request, admin).set,
    }));
    expect(one && isActiveAdmin(one)).toBe(false);
    expect(one?.email).not.toBe(other?.email);
  });
});
