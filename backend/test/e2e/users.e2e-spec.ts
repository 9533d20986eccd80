import { EventEmitter2 } from '@nestjs/event-emitter';
import type { AccountView, AuditEntryView, CursorMeta, UserStats } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { SweepDue } from '../../src/platform/sweep/sweep-due';
import { createAccount, signIn, type SignedInAccount } from './support/accounts';
import { dataOf, errorOf, failureOf, HttpClient, successOf } from './support/http-client';
import { SocketClient } from './support/socket-client';
import { openUsersDesk, type UsersDesk } from './support/users-desk';

let desk: UsersDesk;

beforeAll(async () => {
  desk = await openUsersDesk();
});

/** What the audit log says of acts on that account, newest first, by the desk.admin. */
async function actsOn(id: string): Promise<AuditEntryView[]> {
  return dataOf(await desk.admin.http.get<AuditEntryView[]>(`/audit?target=${id}`));
}

describe('the list of accounts', () => {
  const found = async (query: string): Promise<string[]> =>
    dataOf(await desk.admin.http.get<AccountView[]>(`/users?${query}`)).map(({ name }) => name);

  beforeAll(async () => {
    for (const name of ['Quentin Łukasz', 'quinn Zoë', 'Quade Jean-Luc']) {
      await createAccount(desk.api.stores, 'customer', name);
    }
  });

  it('is searched by beginnings of words of the name, and of the address', async () => {
    expect(await found('search=qu&sort=name')).toEqual(['Quade Jean-Luc', 'Quentin Łukasz', 'quinn Zoë']);
    expect(await found('search=QU%20zoe')).toEqual(['quinn Zoë']);
    expect(await found('search=jean-l')).toEqual(['Quade Jean-Luc']);
    expect(await found('search=uinn')).toEqual([]);
    expect(await found(`search=${desk.admin.email.slice(0, 20)}`)).toEqual(['Ada Admin']);
    expect(await found('search=.*')).toEqual([]);
  });

  it.each(['newest', 'name', 'lastSeen'])('sorted by %s, has each account on one page', async (sort) => {
    const all = await found(`limit=100&sort=${sort}`);
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = `/users?sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`;
      const page = successOf(await desk.admin.http.get<AccountView[], CursorMeta>(query));
      paged.push(...page.data.map(({ name }) => name));
      cursor = page.meta?.nextCursor ?? null;
    }
    expect(paged).toEqual(all);
    expect(new Set(paged).size).toBe(all.length);
  });

  it('is narrowed, counted and taken out as CSV by the same filters', async () => {
    const gone = await desk.person('agent', 'Quirin Gone');
    await desk.put(gone._id, { isActive: false });
    expect(await found('status=inactive')).toEqual(['Quirin Gone']);
    expect(await found('search=qu&role=agent&status=active')).toEqual([]);
    const stats = dataOf(await desk.admin.http.get<UserStats>('/users/stats'));
    expect(stats).toMatchObject({ total: 5, customers: 3, agents: 1, admins: 1, inactive: 1 });
    await createAccount(desk.api.stores, 'customer', '=cmd|calc, "Quy"');
    const csv = await fetch(`${desk.api.url}/api/users/export?search=qu&sort=name`, {
      headers: { Authorization: `Bearer ${desk.admin.token}` },
    });
    const [header, ...lines] = (await csv.text()).trim().split('\r\n');
    expect(header?.replace('\uFEFF', '')).toBe('id,name,email,role,active,online,last seen,created');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain(`"'=cmd|calc, ""Quy"""`);
  });

  it.each([
    ['role=owner', 'VALIDATION_FAILED'],
    ['status=asleep', 'VALIDATION_FAILED'],
    ['sort=age', 'VALIDATION_FAILED'],
    ['search=a&search=b', 'VALIDATION_FAILED'],
    ['sort=name&cursor=nonsense', 'INVALID_CURSOR'],
    [
      `sort=name&cursor=${Buffer.from('["newest","0123456789abcdef01234567"]').toString('base64url')}`,
      'INVALID_CURSOR',
    ],
  ])('refuses %s', async (query, error) => {
    expect(errorOf(await desk.admin.http.get(`/users?${query}`))).toBe(error);
  });
});

describe('an account', () => {
  it('is made for somebody of any role, who can sign in', async () => {
    const request = {
      name: 'Nora New',
      email: 'Nora@Example.com',
      password: 'a good long one',
      role: 'agent',
    };
    const made = dataOf(await desk.admin.http.post<AccountView>('/users', request));
    expect(made).toMatchObject({
      name: 'Nora New',
      email: 'nora@example.com',
      role: 'agent',
      isActive: true,
    });
    await signIn(desk.api.url, { ...request, _id: made._id, role: 'agent' });
    const taken = await desk.admin.http.post('/users', request);
    expect(errorOf(taken)).toBe('EMAIL_TAKEN');
    const weak = failureOf(
      await desk.admin.http.post('/users', { ...request, email: 'x@example.com', password: 'short' }),
    );
    expect(weak).toMatchObject({ error: 'VALIDATION_FAILED', details: [{ field: 'password' }] });
  });

  it('is changed as a whole or, when its address is taken, not at all', async () => {
    const [one, other] = [await desk.person('agent'), await desk.person()];
    const refused = await desk.put(one._id, { name: 'Half Done', role: 'customer', email: other.email });
    expect(errorOf(refused)).toBe('EMAIL_TAKEN');
    expect(await desk.stored(one._id)).toMatchObject({ name: one.name, role: 'agent', email: one.email });
    const changed = dataOf(await desk.put(one._id, { name: 'Wholly Done', email: `new-${one.email}` }));
    expect(changed).toMatchObject({ name: 'Wholly Done', email: `new-${one.email}`, role: 'agent' });
    expect(await desk.statusFor(one)).toBe(200);
  });

  it.each<[string, object]>([
    ['another role', { role: 'admin' }],
    ['a new password', { password: 'wholly different' }],
    ['deactivating', { isActive: false }],
  ])('has its sessions and sockets ended by %s, at once', async (_, changes) => {
    const someone = await desk.person('agent');
    const socket = await SocketClient.connect(desk.api.url, someone.token);
    const ended = socket.waitForDisconnect();
    dataOf(await desk.put(someone._id, changes));
    expect(await desk.statusFor(someone)).toBe(401);
    await ended;
    await expect(SocketClient.connect(desk.api.url, someone.token)).rejects.toMatchObject({
      data: { error: 'UNAUTHENTICATED' },
    });
    // Nobody is left over as one of several admins.
    await desk.put(someone._id, { role: 'customer' });
  });

  it('is signed out everywhere, and may sign in again', async () => {
    const someone = await desk.person();
    const socket = await SocketClient.connect(desk.api.url, someone.token);
    const ended = socket.waitForDisconnect();
    expect((await desk.admin.http.post(`/users/${someone._id}/sign-out`)).status).toBe(200);
    expect(await desk.statusFor(someone)).toBe(401);
    await ended;
    expect(await desk.statusFor(await signIn(desk.api.url, someone))).toBe(200);
  });

  it('that is already so stays signed in', async () => {
    const someone = await desk.person('agent');
    dataOf(await desk.put(someone._id, { role: 'agent', isActive: true, name: someone.name }));
    expect(await desk.statusFor(someone)).toBe(200);
    expect(await actsOn(someone._id)).toEqual([]);
  });
});

describe('the last admin', () => {
  it('stays: active, an admin, and there', async () => {
    expect(errorOf(await desk.put(desk.admin._id, { role: 'agent' }))).toBe('LAST_ADMIN');
    expect(errorOf(await desk.put(desk.admin._id, { isActive: false, name: 'Never' }))).toBe('LAST_ADMIN');
    expect(errorOf(await desk.admin.http.delete(`/users/${desk.admin._id}?conversations=delete`))).toBe(
      'LAST_ADMIN',
    );
    const other = await desk.person('agent');
    const all = await desk.admin.http.put('/users/roles', {
      ids: [other._id, desk.admin._id],
      role: 'customer',
    });
    expect(failureOf(all)).toMatchObject({ error: 'LAST_ADMIN', details: [{ field: 'ids.1' }] });
    expect(await desk.statusFor(other)).toBe(200);
    expect(await desk.stored(desk.admin._id)).toMatchObject({
      name: 'Ada Admin',
      role: 'admin',
      isActive: true,
    });
  });

  it('is one of two who take the role from each other at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const rival = await desk.person('admin');
      const answers = await Promise.all([
        desk.put(rival._id, { role: 'agent' }),
        desk.put(desk.admin._id, { role: 'agent' }, rival),
      ]);
      const errors = answers.filter(({ status }) => status !== 200).map(errorOf);
      expect(errors).toHaveLength(1);
      // Whoever comes second is no admin any more, or the only one.
      expect(['LAST_ADMIN', 'FORBIDDEN', 'UNAUTHENTICATED']).toContain(errors[0]);
      const admins = await desk.api.stores.mongo.collection('users').find({ role: 'admin' }).toArray();
      expect(admins).toHaveLength(1);
      const survivor = String(admins[0]?._id) === desk.admin._id ? desk.admin : rival;
      if (survivor === rival) {
        dataOf(await desk.put(desk.admin._id, { role: 'admin' }, rival));
        // Whom the desk goes on with.
        Object.assign(desk.admin, await signIn(desk.api.url, desk.admin));
        dataOf(await desk.put(rival._id, { role: 'agent' }));
      }
    }
  });
});

describe('several roles', () => {
  it('change at once, or none does and the one in the way is named', async () => {
    const [one, two] = [await desk.person(), await desk.person()];
    const nobody = String(new Types.ObjectId());
    const refused = await desk.admin.http.put('/users/roles', {
      ids: [one._id, nobody, two._id],
      role: 'agent',
    });
    expect(failureOf(refused)).toMatchObject({ error: 'USER_NOT_FOUND', details: [{ field: 'ids.1' }] });
    expect(await desk.statusFor(one)).toBe(200);
    const changed = await desk.admin.http.put<AccountView[]>('/users/roles', {
      ids: [one._id, two._id],
      role: 'agent',
    });
    expect(dataOf(changed).map(({ role }) => role)).toEqual(['agent', 'agent']);
    expect([await desk.statusFor(one), await desk.statusFor(two)]).toEqual([401, 401]);
  });

  it('are finished by whoever comes next when a process died over them', async () => {
    const [one, two] = [await desk.person(), await desk.person()];
    const log = desk.api.stores.mongo.collection<{ _id: string; revision: number }>('accessLog');
    const change = ({ _id }: SignedInAccount) => ({
      user: new Types.ObjectId(_id),
      set: { role: 'agent' },
      endsSessions: true,
    });
    await log.updateOne(
      { _id: 'accounts' },
      { $set: { pending: [change(one), change(two)], begunAt: new Date(0) }, $inc: { revision: 1 } },
    );
    await desk.api.app.get(EventEmitter2).emitAsync(SweepDue.event, new SweepDue(new Date()));
    expect([await desk.stored(one._id), await desk.stored(two._id)]).toMatchObject([
      { role: 'agent' },
      { role: 'agent' },
    ]);
    expect([await desk.statusFor(one), await desk.statusFor(two)]).toEqual([401, 401]);
  });
});

describe('the audit log', () => {
  it('has each act on an account, without a secret', async () => {
    const someone = await desk.person();
    await desk.put(someone._id, { name: 'Renamed', role: 'agent', password: 'wholly different' });
    await desk.put(someone._id, { isActive: false });
    await desk.put(someone._id, { isActive: true });
    await desk.admin.http.post(`/users/${someone._id}/sign-out`);
    await desk.admin.http.delete(`/users/${someone._id}?conversations=anonymise`);
    const acts = (await actsOn(someone._id)).reverse();
    expect(acts.map(({ action }) => action)).toEqual([
      'user.updated',
      'user.role_changed',
      'user.password_set',
      'user.deactivated',
      'user.activated',
      'user.signed_out',
      'user.deleted',
    ]);
    expect(acts[0]).toMatchObject({
      actor: { _id: desk.admin._id },
      before: { name: someone.name },
      after: { name: 'Renamed' },
    });
    expect(acts[1]).toMatchObject({ before: { role: 'customer' }, after: { role: 'agent' } });
    const everything = JSON.stringify(await desk.api.stores.mongo.collection('audit').find().toArray());
    expect(everything).not.toContain('wholly different');
    expect(everything).not.toContain('$2b$');
  });

  it('has what people do with their own accounts, and who failed to get in', async () => {
    const someone = await signIn(desk.api.url, await createAccount(desk.api.stores));
    const client = new HttpClient(desk.api.url);
    await client.post('/auth/login', { email: someone.email, password: 'a wrong guess' });
    await client.post('/auth/login', { email: 'nobody@example.com', password: 'a wrong guess' });
    const { token } = dataOf(
      await someone.http.put<SignedInAccount>('/auth/password', {
        currentPassword: someone.password,
        newPassword: 'my own new secret',
      }),
    );
    await new HttpClient(desk.api.url, token).post('/auth/logout');
    const acts = (await actsOn(someone._id)).reverse();
    expect(acts.map(({ action }) => action)).toEqual([
      'auth.signed_in',
      'auth.sign_in_failed',
      'auth.password_changed',
      'auth.signed_out',
    ]);
    expect(acts[1]).toMatchObject({ actor: null, target: { name: someone.email } });
    const failures = dataOf(await desk.admin.http.get<AuditEntryView[]>('/audit?action=auth.sign_in_failed'));
    expect(failures[0]?.target).toEqual({ type: 'user', id: null, name: 'nobody@example.com' });
    expect(JSON.stringify(failures)).not.toContain('a wrong guess');
  });
});
