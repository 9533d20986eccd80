import { EventEmitter2 } from '@nestjs/event-emitter';
import type {
  AccountDetails,
  AccountView,
  AuditEntryView,
  ConversationView,
  CursorMeta,
  ReportView,
  Role,
  StaffConversationView,
  StaffReportView,
  UserStats,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import { TokensService } from '../../src/modules/auth/tokens.service';
import { Message, MessageSchema } from '../../src/modules/messages/message.schema';
import { SweepDue } from '../../src/platform/sweep/sweep-due';
import { UserDeparting } from '../../src/modules/users/users.events';
import { createAccount, signIn, type SignedInAccount } from './support/accounts';
import { dataOf, errorOf, failureOf, HttpClient, successOf } from './support/http-client';
import { SocketClient } from './support/socket-client';
import { createTestApp, type TestApp } from './support/test-app';

const REPORT = { issueType: 'other', priority: 'low', description: 'It is odd.' };

let api: TestApp;
let admin: SignedInAccount;

beforeAll(async () => {
  api = await createTestApp();
  admin = await person('admin', 'Ada Admin');
});

/** Signed in already: comparing passwords is slow on purpose. */
async function person(role: Role = 'customer', name?: string): Promise<SignedInAccount> {
  const account = await createAccount(api.stores, role, name);
  const token = await api.app.get(TokensService).issue({ ...account, tokenVersion: 0 });
  return { ...account, token, http: new HttpClient(api.url, token) };
}

const put = (id: string, changes: object, by = admin) => by.http.put<AccountView>(`/users/${id}`, changes);

const statusFor = async ({ http }: SignedInAccount): Promise<number> => (await http.get('/auth/me')).status;

const conversationOf = async ({ http }: SignedInAccount): Promise<string> =>
  dataOf(await http.post<ConversationView>('/conversations', { title: 'Where is my parcel?' }))._id;

const seenBy = async ({ http }: SignedInAccount, id: string): Promise<StaffConversationView> =>
  dataOf(await http.get<StaffConversationView>(`/conversations/${id}`));

const reportOn = async (customer: SignedInAccount, conversation: string): Promise<string> =>
  dataOf(await customer.http.post<ReportView>('/reports', { ...REPORT, conversation }))._id;

const reportNow = async (id: string): Promise<StaffReportView> =>
  dataOf(await admin.http.get<StaffReportView>(`/reports/${id}`));

const stored = (id: string) => api.stores.mongo.collection('users').findOne({ _id: new Types.ObjectId(id) });

/** What the audit log says of acts on that account, newest first, by the admin. */
async function actsOn(id: string): Promise<AuditEntryView[]> {
  return dataOf(await admin.http.get<AuditEntryView[]>(`/audit?target=${id}`));
}

describe('the list of accounts', () => {
  const found = async (query: string): Promise<string[]> =>
    dataOf(await admin.http.get<AccountView[]>(`/users?${query}`)).map(({ name }) => name);

  beforeAll(async () => {
    for (const name of ['Quentin Łukasz', 'quinn Zoë', 'Quade Jean-Luc']) {
      await createAccount(api.stores, 'customer', name);
    }
  });

  it('is searched by beginnings of words of the name, and of the address', async () => {
    expect(await found('search=qu&sort=name')).toEqual(['Quade Jean-Luc', 'Quentin Łukasz', 'quinn Zoë']);
    expect(await found('search=QU%20zoe')).toEqual(['quinn Zoë']);
    expect(await found('search=jean-l')).toEqual(['Quade Jean-Luc']);
    expect(await found('search=uinn')).toEqual([]);
    expect(await found(`search=${admin.email.slice(0, 20)}`)).toEqual(['Ada Admin']);
    expect(await found('search=.*')).toEqual([]);
  });

  it.each(['newest', 'name', 'lastSeen'])('sorted by %s, has each account on one page', async (sort) => {
    const all = await found(`limit=100&sort=${sort}`);
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = `/users?sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`;
      const page = successOf(await admin.http.get<AccountView[], CursorMeta>(query));
      paged.push(...page.data.map(({ name }) => name));
      cursor = page.meta?.nextCursor ?? null;
    }
    expect(paged).toEqual(all);
    expect(new Set(paged).size).toBe(all.length);
  });

  it('is narrowed, counted and taken out as CSV by the same filters', async () => {
    const gone = await person('agent', 'Quirin Gone');
    await put(gone._id, { isActive: false });
    expect(await found('status=inactive')).toEqual(['Quirin Gone']);
    expect(await found('search=qu&role=agent&status=active')).toEqual([]);
    const stats = dataOf(await admin.http.get<UserStats>('/users/stats'));
    expect(stats).toMatchObject({ total: 5, customers: 3, agents: 1, admins: 1, inactive: 1 });
    await createAccount(api.stores, 'customer', '=cmd|calc, "Quy"');
    const csv = await fetch(`${api.url}/api/users/export?search=qu&sort=name`, {
      headers: { Authorization: `Bearer ${admin.token}` },
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
    expect(errorOf(await admin.http.get(`/users?${query}`))).toBe(error);
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
    const made = dataOf(await admin.http.post<AccountView>('/users', request));
    expect(made).toMatchObject({
      name: 'Nora New',
      email: 'nora@example.com',
      role: 'agent',
      isActive: true,
    });
    await signIn(api.url, { ...request, _id: made._id, role: 'agent' });
    const taken = await admin.http.post('/users', request);
    expect(errorOf(taken)).toBe('EMAIL_TAKEN');
    const weak = failureOf(
      await admin.http.post('/users', { ...request, email: 'x@example.com', password: 'short' }),
    );
    expect(weak).toMatchObject({ error: 'VALIDATION_FAILED', details: [{ field: 'password' }] });
  });

  it('is changed as a whole or, when its address is taken, not at all', async () => {
    const [one, other] = [await person('agent'), await person()];
    const refused = await put(one._id, { name: 'Half Done', role: 'customer', email: other.email });
    expect(errorOf(refused)).toBe('EMAIL_TAKEN');
    expect(await stored(one._id)).toMatchObject({ name: one.name, role: 'agent', email: one.email });
    const changed = dataOf(await put(one._id, { name: 'Wholly Done', email: `new-${one.email}` }));
    expect(changed).toMatchObject({ name: 'Wholly Done', email: `new-${one.email}`, role: 'agent' });
    expect(await statusFor(one)).toBe(200);
  });

  it.each<[string, object]>([
    ['another role', { role: 'admin' }],
    ['a new password', { password: 'wholly different' }],
    ['deactivating', { isActive: false }],
  ])('has its sessions and sockets ended by %s, at once', async (_, changes) => {
    const someone = await person('agent');
    const socket = await SocketClient.connect(api.url, someone.token);
    const ended = socket.waitForDisconnect();
    dataOf(await put(someone._id, changes));
    expect(await statusFor(someone)).toBe(401);
    await ended;
    await expect(SocketClient.connect(api.url, someone.token)).rejects.toMatchObject({
      data: { error: 'UNAUTHENTICATED' },
    });
    // Nobody is left over as one of several admins.
    await put(someone._id, { role: 'customer' });
  });

  it('is signed out everywhere, and may sign in again', async () => {
    const someone = await person();
    const socket = await SocketClient.connect(api.url, someone.token);
    const ended = socket.waitForDisconnect();
    expect((await admin.http.post(`/users/${someone._id}/sign-out`)).status).toBe(200);
    expect(await statusFor(someone)).toBe(401);
    await ended;
    expect(await statusFor(await signIn(api.url, someone))).toBe(200);
  });

  it('that is already so stays signed in', async () => {
    const someone = await person('agent');
    dataOf(await put(someone._id, { role: 'agent', isActive: true, name: someone.name }));
    expect(await statusFor(someone)).toBe(200);
    expect(await actsOn(someone._id)).toEqual([]);
  });
});

describe('the last admin', () => {
  it('stays: active, an admin, and there', async () => {
    expect(errorOf(await put(admin._id, { role: 'agent' }))).toBe('LAST_ADMIN');
    expect(errorOf(await put(admin._id, { isActive: false, name: 'Never' }))).toBe('LAST_ADMIN');
    expect(errorOf(await admin.http.delete(`/users/${admin._id}?conversations=delete`))).toBe('LAST_ADMIN');
    const other = await person('agent');
    const all = await admin.http.put('/users/roles', { ids: [other._id, admin._id], role: 'customer' });
    expect(failureOf(all)).toMatchObject({ error: 'LAST_ADMIN', details: [{ field: 'ids.1' }] });
    expect(await statusFor(other)).toBe(200);
    expect(await stored(admin._id)).toMatchObject({ name: 'Ada Admin', role: 'admin', isActive: true });
  });

  it('is one of two who take the role from each other at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const rival = await person('admin');
      const answers = await Promise.all([
        put(rival._id, { role: 'agent' }),
        put(admin._id, { role: 'agent' }, rival),
      ]);
      const errors = answers.filter(({ status }) => status !== 200).map(errorOf);
      expect(errors).toHaveLength(1);
      // Whoever comes second is no admin any more, or the only one.
      expect(['LAST_ADMIN', 'FORBIDDEN', 'UNAUTHENTICATED']).toContain(errors[0]);
      const admins = await api.stores.mongo.collection('users').find({ role: 'admin' }).toArray();
      expect(admins).toHaveLength(1);
      const survivor = String(admins[0]?._id) === admin._id ? admin : rival;
      if (survivor === rival) {
        dataOf(await put(admin._id, { role: 'admin' }, rival));
        admin = await signIn(api.url, { ...admin, role: 'admin' });
        dataOf(await put(rival._id, { role: 'agent' }));
      }
    }
  });
});

describe('several roles', () => {
  it('change at once, or none does and the one in the way is named', async () => {
    const [one, two] = [await person(), await person()];
    const nobody = String(new Types.ObjectId());
    const refused = await admin.http.put('/users/roles', { ids: [one._id, nobody, two._id], role: 'agent' });
    expect(failureOf(refused)).toMatchObject({ error: 'USER_NOT_FOUND', details: [{ field: 'ids.1' }] });
    expect(await statusFor(one)).toBe(200);
    const changed = await admin.http.put<AccountView[]>('/users/roles', {
      ids: [one._id, two._id],
      role: 'agent',
    });
    expect(dataOf(changed).map(({ role }) => role)).toEqual(['agent', 'agent']);
    expect([await statusFor(one), await statusFor(two)]).toEqual([401, 401]);
  });

  it('are finished by whoever comes next when a process died over them', async () => {
    const [one, two] = [await person(), await person()];
    const log = api.stores.mongo.collection<{ _id: string; revision: number }>('accessLog');
    const change = ({ _id }: SignedInAccount) => ({
      user: new Types.ObjectId(_id),
      set: { role: 'agent' },
      endsSessions: true,
    });
    await log.updateOne(
      { _id: 'accounts' },
      { $set: { pending: [change(one), change(two)], begunAt: new Date(0) }, $inc: { revision: 1 } },
    );
    await api.app.get(EventEmitter2).emitAsync(SweepDue.event, new SweepDue(new Date()));
    expect([await stored(one._id), await stored(two._id)]).toMatchObject([
      { role: 'agent' },
      { role: 'agent' },
    ]);
    expect([await statusFor(one), await statusFor(two)]).toEqual([401, 401]);
  });
});

describe('who is none of the staff any more', () => {
  it.each([{ role: 'customer' }, { isActive: false }])('leaves an empty desk: %j', async (changes) => {
    const [customer, agent] = [await person(), await person('agent')];
    const [joined, given] = [await conversationOf(customer), await conversationOf(customer)];
    const report = await reportOn(customer, given);
    dataOf(await agent.http.post(`/conversations/${joined}/join`));
    dataOf(await agent.http.put(`/conversations/${given}`, { assignedAgent: agent._id }));
    dataOf(await agent.http.put(`/reports/${report}`, { assignedTo: agent._id }));
    const details = dataOf(await admin.http.get<AccountDetails>(`/users/${agent._id}`));
    expect(details.figures).toMatchObject({ assignedConversations: 2, openReportsAssigned: 1 });

    dataOf(await put(agent._id, changes));
    expect(await seenBy(admin, joined)).toMatchObject({
      assignedAgent: null,
      isAgentInvolved: false,
      status: 'escalated',
      needsPersonSince: expect.any(String) as string,
    });
    expect(await seenBy(admin, given)).toMatchObject({ assignedAgent: null, status: 'escalated' });
    expect(await reportNow(report)).toMatchObject({ assignedTo: null, status: 'pending' });
    const inbox = await admin.http.get<StaffConversationView[]>('/conversations?view=unassigned');
    expect(dataOf(inbox).map(({ _id }) => _id)).toEqual(expect.arrayContaining([joined, given]));
    const again = await admin.http.put(`/conversations/${given}`, { assignedAgent: agent._id });
    expect(errorOf(again)).toBe('VALIDATION_FAILED');
  });

  it('leaves a conversation to the colleague who answers in it, too', async () => {
    const [customer, agent, colleague] = [await person(), await person('agent'), await person('agent')];
    const conversation = await conversationOf(customer);
    dataOf(await agent.http.post(`/conversations/${conversation}/join`));
    dataOf(await colleague.http.post(`/conversations/${conversation}/join`));
    dataOf(await put(agent._id, { role: 'customer' }));
    const { assignedAgent, isAgentInvolved, status } = await seenBy(admin, conversation);
    expect({ assignedAgent, isAgentInvolved, status }).toEqual({
      assignedAgent: null,
      isAgentInvolved: true,
      status: 'active',
    });
  });
});

describe('deleting', () => {
  /** Everything of a customer's that could tell whose it was. */
  const aLife = async (name: string) => {
    const customer = await person('customer', name);
    const conversation = await conversationOf(customer);
    dataOf(await customer.http.put('/auth/preferences', { customInstructions: `Call me ${name}.` }));
    const report = await reportOn(customer, conversation);
    dataOf(await customer.http.post(`/conversations/${conversation}/resolve`));
    return { customer, conversation, report };
  };

  /** Where in the store, but for the log of acts, this text stands. */
  const placesOf = async (text: string): Promise<string[]> => {
    const collections = await api.stores.mongo.db?.collections();
    const places = await Promise.all(
      (collections ?? []).map(async (collection) => {
        const documents = await collection.find().toArray();
        return JSON.stringify(documents).includes(text) ? [collection.collectionName] : [];
      }),
    );
    return places.flat().filter((place) => place !== 'audit');
  };

  it('asks what becomes of the conversations, and of whom the reports are', async () => {
    const [customer, agent] = [await person(), await person('agent')];
    const remove = (id: string, query: string) => admin.http.delete(`/users/${id}${query}`);
    expect(failureOf(await remove(customer._id, ''))).toMatchObject({
      details: [{ field: 'conversations' }],
    });
    for (const colleague of [customer._id, agent._id, String(new Types.ObjectId())]) {
      const refused = await remove(agent._id, `?conversations=anonymise&reassignTo=${colleague}`);
      expect(failureOf(refused)).toMatchObject({ details: [{ field: 'reassignTo' }] });
    }
    expect([await statusFor(customer), await statusFor(agent)]).toEqual([200, 200]);
  });

  it('keeps anonymised conversations, with nothing left of whose they were', async () => {
    const { customer, conversation, report } = await aLife('Gwendolyn Forgotten');
    const socket = await SocketClient.connect(api.url, customer.token);
    const ended = socket.waitForDisconnect();
    dataOf(await admin.http.delete(`/users/${customer._id}?conversations=anonymise`));
    await ended;
    expect(await statusFor(customer)).toBe(401);
    const { email, password } = customer;
    expect(errorOf(await new HttpClient(api.url).post('/auth/login', { email, password }))).toBe(
      'INVALID_CREDENTIALS',
    );
    expect(await seenBy(admin, conversation)).toMatchObject({
      user: { name: 'Former user' },
      status: 'resolved',
    });
    expect(await reportNow(report)).toMatchObject({ reportedBy: { name: 'Former user' } });
    expect(await placesOf('Gwendolyn')).toEqual([]);
    expect(await placesOf(email)).toEqual([]);
    expect(errorOf(await admin.http.get(`/users/${customer._id}`))).toBe('USER_NOT_FOUND');
    expect(errorOf(await admin.http.delete(`/users/${customer._id}?conversations=delete`))).toBe(
      'USER_NOT_FOUND',
    );
  });

  it('removes conversations with their messages and reports, when that was chosen', async () => {
    const { customer, conversation, report } = await aLife('Harold Removed');
    dataOf(await admin.http.delete(`/users/${customer._id}?conversations=delete`));
    expect(errorOf(await admin.http.get(`/conversations/${conversation}`))).toBe('CONVERSATION_NOT_FOUND');
    expect(errorOf(await admin.http.get(`/reports/${report}`))).toBe('REPORT_NOT_FOUND');
    const Messages = api.stores.mongo.model(Message.name, MessageSchema);
    expect(await Messages.countDocuments({ conversation: new Types.ObjectId(conversation) })).toBe(0);
  });

  it('gives the open reports of one of the staff to the colleague who was named', async () => {
    const [customer, agent, colleague] = [await person(), await person('agent'), await person('agent')];
    const report = await reportOn(customer, await conversationOf(customer));
    dataOf(await agent.http.put(`/reports/${report}`, { assignedTo: agent._id }));
    const query = `?conversations=anonymise&reassignTo=${colleague._id}`;
    dataOf(await admin.http.delete(`/users/${agent._id}${query}`));
    expect(await reportNow(report)).toMatchObject({
      assignedTo: { _id: colleague._id },
      status: 'in_review',
      history: [expect.anything(), { by: { _id: admin._id }, assignedTo: { _id: colleague._id } }],
    });
  });

  it('goes on after a failure, by a sweep or when asked again, and nobody gets in meanwhile', async () => {
    const events = api.app.get(EventEmitter2);
    const die = (): void => {
      throw new Error('the process died');
    };
    for (const goOn of [
      (id: string) => admin.http.delete(`/users/${id}?conversations=anonymise`),
      () => events.emitAsync(SweepDue.event, new SweepDue(new Date(Date.now() + 1_000))),
    ]) {
      const { customer, conversation } = await aLife('Ingrid Interrupted');
      events.on(UserDeparting.event, die);
      const failed = await admin.http.delete(`/users/${customer._id}?conversations=delete`);
      expect(failed.status).toBe(500);
      events.off(UserDeparting.event, die);
      expect(await statusFor(customer)).toBe(401);
      expect(errorOf(await admin.http.get(`/users/${customer._id}`))).toBe('USER_NOT_FOUND');
      await goOn(customer._id);
      expect(await stored(customer._id)).toBeNull();
      // With what was chosen first.
      expect(errorOf(await admin.http.get(`/conversations/${conversation}`))).toBe('CONVERSATION_NOT_FOUND');
    }
  });
});

describe('the audit log', () => {
  it('has each act on an account, without a secret', async () => {
    const someone = await person();
    await put(someone._id, { name: 'Renamed', role: 'agent', password: 'wholly different' });
    await put(someone._id, { isActive: false });
    await put(someone._id, { isActive: true });
    await admin.http.post(`/users/${someone._id}/sign-out`);
    await admin.http.delete(`/users/${someone._id}?conversations=anonymise`);
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
      actor: { _id: admin._id },
      before: { name: someone.name },
      after: { name: 'Renamed' },
    });
    expect(acts[1]).toMatchObject({ before: { role: 'customer' }, after: { role: 'agent' } });
    const everything = JSON.stringify(await api.stores.mongo.collection('audit').find().toArray());
    expect(everything).not.toContain('wholly different');
    expect(everything).not.toContain('$2b$');
  });

  it('has what people do with their own accounts, and who failed to get in', async () => {
    const someone = await signIn(api.url, await createAccount(api.stores));
    const client = new HttpClient(api.url);
    await client.post('/auth/login', { email: someone.email, password: 'a wrong guess' });
    await client.post('/auth/login', { email: 'nobody@example.com', password: 'a wrong guess' });
    const { token } = dataOf(
      await someone.http.put<SignedInAccount>('/auth/password', {
        currentPassword: someone.password,
        newPassword: 'my own new secret',
      }),
    );
    await new HttpClient(api.url, token).post('/auth/logout');
    const acts = (await actsOn(someone._id)).reverse();
    expect(acts.map(({ action }) => action)).toEqual([
      'auth.signed_in',
      'auth.sign_in_failed',
      'auth.password_changed',
      'auth.signed_out',
    ]);
    expect(acts[1]).toMatchObject({ actor: null, target: { name: someone.email } });
    const failures = dataOf(await admin.http.get<AuditEntryView[]>('/audit?action=auth.sign_in_failed'));
    expect(failures[0]?.target).toEqual({ type: 'user', id: null, name: 'nobody@example.com' });
    expect(JSON.stringify(failures)).not.toContain('a wrong guess');
  });
});
