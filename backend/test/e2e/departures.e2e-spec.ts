import { EventEmitter2 } from '@nestjs/event-emitter';
import type {
  AccountDetails,
  ConversationView,
  ReportView,
  StaffConversationView,
  StaffReportView,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import { Message, MessageSchema } from '../../src/modules/messages/message.schema';
import { UserDeparting } from '../../src/modules/users/users.events';
import { SweepDue } from '../../src/platform/sweep/sweep-due';
import type { SignedInAccount } from './support/accounts';
import { dataOf, errorOf, failureOf, HttpClient } from './support/http-client';
import { SocketClient } from './support/socket-client';
import { openUsersDesk, type UsersDesk } from './support/users-desk';

const REPORT = { issueType: 'other', priority: 'low', description: 'It is odd.' };

let desk: UsersDesk;

beforeAll(async () => {
  desk = await openUsersDesk();
});

const conversationOf = async ({ http }: SignedInAccount): Promise<string> =>
  dataOf(await http.post<ConversationView>('/conversations', { title: 'Where is my parcel?' }))._id;

const seenBy = async ({ http }: SignedInAccount, id: string): Promise<StaffConversationView> =>
  dataOf(await http.get<StaffConversationView>(`/conversations/${id}`));

const reportOn = async (customer: SignedInAccount, conversation: string): Promise<string> =>
  dataOf(await customer.http.post<ReportView>('/reports', { ...REPORT, conversation }))._id;

const reportNow = async (id: string): Promise<StaffReportView> =>
  dataOf(await desk.admin.http.get<StaffReportView>(`/reports/${id}`));

describe('who is none of the staff any more', () => {
  it.each([{ role: 'customer' }, { isActive: false }])('leaves an empty desk: %j', async (changes) => {
    const [customer, agent] = [await desk.person(), await desk.person('agent')];
    const [joined, given] = [await conversationOf(customer), await conversationOf(customer)];
    const report = await reportOn(customer, given);
    dataOf(await agent.http.post(`/conversations/${joined}/join`));
    dataOf(await agent.http.put(`/conversations/${given}`, { assignedAgent: agent._id }));
    dataOf(await agent.http.put(`/reports/${report}`, { assignedTo: agent._id }));
    const details = dataOf(await desk.admin.http.get<AccountDetails>(`/users/${agent._id}`));
    expect(details.figures).toMatchObject({ assignedConversations: 2, openReportsAssigned: 1 });

    dataOf(await desk.put(agent._id, changes));
    expect(await seenBy(desk.admin, joined)).toMatchObject({
      assignedAgent: null,
      isAgentInvolved: false,
      status: 'escalated',
      needsPersonSince: expect.any(String) as string,
    });
    expect(await seenBy(desk.admin, given)).toMatchObject({ assignedAgent: null, status: 'escalated' });
    expect(await reportNow(report)).toMatchObject({ assignedTo: null, status: 'pending' });
    const inbox = await desk.admin.http.get<StaffConversationView[]>('/conversations?view=unassigned');
    expect(dataOf(inbox).map(({ _id }) => _id)).toEqual(expect.arrayContaining([joined, given]));
    const again = await desk.admin.http.put(`/conversations/${given}`, { assignedAgent: agent._id });
    expect(errorOf(again)).toBe('VALIDATION_FAILED');
  });

  it('leaves a conversation to the colleague who answers in it, too', async () => {
    const [customer, agent, colleague] = [
      await desk.person(),
      await desk.person('agent'),
      await desk.person('agent'),
    ];
    const conversation = await conversationOf(customer);
    dataOf(await agent.http.post(`/conversations/${conversation}/join`));
    dataOf(await colleague.http.post(`/conversations/${conversation}/join`));
    dataOf(await desk.put(agent._id, { role: 'customer' }));
    const { assignedAgent, isAgentInvolved, status } = await seenBy(desk.admin, conversation);
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
    const customer = await desk.person('customer', name);
    const conversation = await conversationOf(customer);
    dataOf(await customer.http.put('/auth/preferences', { customInstructions: `Call me ${name}.` }));
    const report = await reportOn(customer, conversation);
    dataOf(await customer.http.post(`/conversations/${conversation}/resolve`));
    return { customer, conversation, report };
  };

  /** Where in the store, but for the log of acts, this text stands. */
  const placesOf = async (text: string): Promise<string[]> => {
    const collections = await desk.api.stores.mongo.db?.collections();
    const places = await Promise.all(
      (collections ?? []).map(async (collection) => {
        const documents = await collection.find().toArray();
        return JSON.stringify(documents).includes(text) ? [collection.collectionName] : [];
      }),
    );
    return places.flat().filter((place) => place !== 'audit');
  };

  it('asks what becomes of the conversations, and of whom the reports are', async () => {
    const [customer, agent] = [await desk.person(), await desk.person('agent')];
    const remove = (id: string, query: string) => desk.admin.http.delete(`/users/${id}${query}`);
    expect(failureOf(await remove(customer._id, ''))).toMatchObject({
      details: [{ field: 'conversations' }],
    });
    for (const colleague of [customer._id, agent._id, String(new Types.ObjectId())]) {
      const refused = await remove(agent._id, `?conversations=anonymise&reassignTo=${colleague}`);
      expect(failureOf(refused)).toMatchObject({ details: [{ field: 'reassignTo' }] });
    }
    expect([await desk.statusFor(customer), await desk.statusFor(agent)]).toEqual([200, 200]);
  });

  it('keeps anonymised conversations, with nothing left of whose they were', async () => {
    const { customer, conversation, report } = await aLife('Gwendolyn Forgotten');
    const socket = await SocketClient.connect(desk.api.url, customer.token);
    const ended = socket.waitForDisconnect();
    dataOf(await desk.admin.http.delete(`/users/${customer._id}?conversations=anonymise`));
    await ended;
    expect(await desk.statusFor(customer)).toBe(401);
    const { email, password } = customer;
    expect(errorOf(await new HttpClient(desk.api.url).post('/auth/login', { email, password }))).toBe(
      'INVALID_CREDENTIALS',
    );
    expect(await seenBy(desk.admin, conversation)).toMatchObject({
      user: { name: 'Former user' },
      status: 'resolved',
    });
    expect(await reportNow(report)).toMatchObject({ reportedBy: { name: 'Former user' } });
    expect(await placesOf('Gwendolyn')).toEqual([]);
    expect(await placesOf(email)).toEqual([]);
    expect(errorOf(await desk.admin.http.get(`/users/${customer._id}`))).toBe('USER_NOT_FOUND');
    expect(errorOf(await desk.admin.http.delete(`/users/${customer._id}?conversations=delete`))).toBe(
      'USER_NOT_FOUND',
    );
  });

  it('leaves nobody to write to where the conversations stay; open windows are told', async () => {
    const { customer, conversation } = await aLife('Iris Unreachable');
    const open = await conversationOf(customer);
    const agent = await desk.person('agent');
    dataOf(await agent.http.post(`/conversations/${open}/join`));
    const window = await SocketClient.connect(desk.api.url, agent.token);
    dataOf(await desk.admin.http.delete(`/users/${customer._id}?conversations=anonymise`));

    for (const conversationId of [conversation, open]) {
      const { changes } = await window.waitFor(
        'conversation:updated',
        (event) => event.conversationId === conversationId && 'user' in event.changes,
      );
      const user = { _id: customer._id, name: 'Former user', role: 'customer', avatar: null };
      expect(changes).toMatchObject({ isCustomerGone: true, user });

      const path = `/conversations/${conversationId}`;
      const say = (message: object) => agent.http.post(`${path}/messages`, message);
      const refused = [
        await say({ content: 'Are you there?' }),
        ...(await Promise.all(
          ['reopen', 'join', 'handback', 'escalate'].map((act) => agent.http.post(`${path}/${act}`, {})),
        )),
        await agent.http.put(path, { status: 'active' }),
        await agent.http.put(path, { status: 'escalated' }),
      ];
      expect(refused.map((answer) => `${answer.status} ${errorOf(answer)}`)).toEqual(
        refused.map(() => '409 CUSTOMER_GONE'),
      );
      expect((await say({ content: 'Keep this one.', visibility: 'internal' })).status).toBe(201);
      expect(await seenBy(agent, conversationId)).toMatchObject({
        status: 'resolved',
        isCustomerGone: true,
        lastMessage: expect.not.objectContaining({ text: 'Are you there?' }) as object,
      });
    }
  });

  it('removes conversations with their messages and reports, when that was chosen', async () => {
    const { customer, conversation, report } = await aLife('Harold Removed');
    dataOf(await desk.admin.http.delete(`/users/${customer._id}?conversations=delete`));
    expect(errorOf(await desk.admin.http.get(`/conversations/${conversation}`))).toBe(
      'CONVERSATION_NOT_FOUND',
    );
    expect(errorOf(await desk.admin.http.get(`/reports/${report}`))).toBe('REPORT_NOT_FOUND');
    const Messages = desk.api.stores.mongo.model(Message.name, MessageSchema);
    expect(await Messages.countDocuments({ conversation: new Types.ObjectId(conversation) })).toBe(0);
  });

  it('gives the open reports of one of the staff to the colleague who was named', async () => {
    const [customer, agent, colleague] = [
      await desk.person(),
      await desk.person('agent'),
      await desk.person('agent'),
    ];
    const report = await reportOn(customer, await conversationOf(customer));
    dataOf(await agent.http.put(`/reports/${report}`, { assignedTo: agent._id }));
    const query = `?conversations=anonymise&reassignTo=${colleague._id}`;
    dataOf(await desk.admin.http.delete(`/users/${agent._id}${query}`));
    expect(await reportNow(report)).toMatchObject({
      assignedTo: { _id: colleague._id },
      status: 'in_review',
      history: [expect.anything(), { by: { _id: desk.admin._id }, assignedTo: { _id: colleague._id } }],
    });
  });

  it('goes on after a failure, by a sweep or when asked again, and nobody gets in meanwhile', async () => {
    const events = desk.api.app.get(EventEmitter2);
    const die = (): void => {
      throw new Error('the process died');
    };
    for (const goOn of [
      (id: string) => desk.admin.http.delete(`/users/${id}?conversations=anonymise`),
      () => events.emitAsync(SweepDue.event, new SweepDue(new Date(Date.now() + 1_000))),
    ]) {
      const { customer, conversation } = await aLife('Ingrid Interrupted');
      events.on(UserDeparting.event, die);
      const failed = await desk.admin.http.delete(`/users/${customer._id}?conversations=delete`);
      expect(failed.status).toBe(500);
      events.off(UserDeparting.event, die);
      expect(await desk.statusFor(customer)).toBe(401);
      expect(errorOf(await desk.admin.http.get(`/users/${customer._id}`))).toBe('USER_NOT_FOUND');
      await goOn(customer._id);
      expect(await desk.stored(customer._id)).toBeNull();
      // With what was chosen first.
      expect(errorOf(await desk.admin.http.get(`/conversations/${conversation}`))).toBe(
        'CONVERSATION_NOT_FOUND',
      );
    }
  });
});
