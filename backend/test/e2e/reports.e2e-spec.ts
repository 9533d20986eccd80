import { EventEmitter2 } from '@nestjs/event-emitter';
import type {
  AuditEntryView,
  ConversationView,
  CursorMeta,
  FileReportRequest,
  MessageView,
  ReportStats,
  ReportView,
  StaffConversationView,
  StaffReportView,
  UpdateReportRequest,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import { UsersService } from '../../src/modules/users/users.service';
import { SweepDue } from '../../src/platform/sweep/sweep-due';
import { createSignedIn, signIn, type SignedInAccount } from './support/accounts';
import { dataOf, errorOf, failureOf, successOf, type HttpAnswer } from './support/http-client';
import { SocketClient } from './support/socket-client';
import { createTestApp, type TestApp } from './support/test-app';

type Page = HttpAnswer<ReportView[], CursorMeta>;

const HOUR = 3_600_000;

let api: TestApp;
let customer: SignedInAccount;
let stranger: SignedInAccount;
let agent: SignedInAccount;
let colleague: SignedInAccount;
let admin: SignedInAccount;

const converse = async (who = customer, title = 'My refund'): Promise<string> =>
  dataOf(await who.http.post<ConversationView>('/conversations', { title }))._id;

const draft = (conversation: string, changes: Partial<FileReportRequest> = {}): FileReportRequest => ({
  conversation,
  issueType: 'incorrect_information',
  priority: 'high',
  description: 'The price is wrong.',
  ...changes,
});

const file = async (conversation: string, changes?: Partial<FileReportRequest>, who = customer) =>
  dataOf(await who.http.post<ReportView>('/reports', draft(conversation, changes)));

const update = (who: SignedInAccount, id: string, request: UpdateReportRequest) =>
  who.http.put<StaffReportView>(`/reports/${id}`, request);

const ids = async (who: SignedInAccount, query: string): Promise<string[]> =>
  dataOf(await who.http.get<ReportView[]>(`/reports?${query}`)).map(({ _id }) => _id);

const sweep = () =>
  api.app
    .get(EventEmitter2, { strict: false })
    .emitAsync(SweepDue.event, new SweepDue(new Date(Date.now() + HOUR)));

beforeAll(async () => {
  api = await createTestApp();
  const account = (role: SignedInAccount['role']) => createSignedIn(api.url, api.stores, role);
  [customer, stranger, agent, colleague, admin] = await Promise.all([
    account('customer'),
    account('customer'),
    account('agent'),
    account('agent'),
    account('admin'),
  ]);
});

describe('reports', () => {
  it('are stored, bring in people with their priority, and are told to staff', async () => {
    const staff = await SocketClient.connect(api.url, agent.token);
    const conversation = await converse();
    const answer = await customer.http.post<ReportView>('/reports', draft(conversation));
    expect(answer.status).toBe(201);
    const report = dataOf(answer);
    expect(report).toEqual({
      _id: report._id,
      conversation: { _id: conversation, title: 'My refund' },
      message: null,
      issueType: 'incorrect_information',
      description: 'The price is wrong.',
      status: 'pending',
      priority: 'high',
      reportedBy: { _id: customer._id, name: customer.name, role: 'customer', avatar: null },
      resolution: null,
      createdAt: expect.stringMatching(/Z$/) as string,
      updatedAt: expect.stringMatching(/Z$/) as string,
    });

    const told = await staff.waitFor('report:new', ({ _id }) => _id === report._id);
    expect(told).toMatchObject({ assignedTo: null, history: [] });
    expect(Date.parse(told.dueAt) - Date.parse(report.createdAt)).toBe(4 * HOUR);
    const seen = dataOf(await agent.http.get<StaffConversationView>(`/conversations/${conversation}`));
    expect(seen).toMatchObject({
      status: 'escalated',
      escalation: { reason: 'report' },
      priority: 'high',
    });
    const lines = dataOf(await customer.http.get<MessageView[]>(`/conversations/${conversation}/messages`));
    expect(lines.map(({ content }) => content)).toEqual([
      'Thank you for your report. A person will look into this conversation.',
    ]);

    // A lesser one leaves it as it is.
    await file(conversation, { priority: 'low' });
    expect(
      dataOf(await agent.http.get<StaffConversationView>(`/conversations/${conversation}`)).priority,
    ).toBe('high');
  });

  it('may be about what the reporter sees, and nothing else', async () => {
    const conversation = await converse();
    const post = (who: SignedInAccount, message: object) =>
      who.http.post<{ userMessage: MessageView }>(`/conversations/${conversation}/messages`, message);
    const note = dataOf(await post(agent, { content: 'Careful.', visibility: 'internal' })).userMessage;
    const reply = dataOf(await post(agent, { content: 'It costs 5 euros.' })).userMessage;

    for (const [who, changes, code] of [
      [stranger, {}, 'CONVERSATION_NOT_FOUND'],
      [customer, { conversation: String(new Types.ObjectId()) }, 'CONVERSATION_NOT_FOUND'],
      [customer, { message: note._id }, 'MESSAGE_NOT_FOUND'],
      [customer, { conversation: await converse(), message: reply._id }, 'MESSAGE_NOT_FOUND'],
    ] as const) {
      const refused = await who.http.post('/reports', draft(conversation, changes));
      expect([refused.status, errorOf(refused)]).toEqual([404, code]);
    }
    const report = await file(conversation, { message: reply._id });
    expect(report.message).toEqual({ _id: reply._id, seq: reply.seq, text: 'It costs 5 euros.' });

    // An agent who reported a note, and is a customer later, is not shown it any more.
    const former = await createSignedIn(api.url, api.stores, 'agent');
    const { _id } = await file(conversation, { message: note._id }, former);
    expect(dataOf(await former.http.get<ReportView>(`/reports/${_id}`)).message?.text).toBe('Careful.');
    await api.app.get(UsersService, { strict: false }).changeRole(former._id, 'customer');
    const asCustomer = (await signIn(api.url, former)).http;
    expect(dataOf(await asCustomer.get<ReportView>(`/reports/${_id}`))).toMatchObject({
      message: null,
      conversation: { title: '' },
    });
  });

  it('are for their reporter without what is the staff’s, and for nobody else', async () => {
    const window = await SocketClient.connect(api.url, customer.token);
    const report = await file(await converse());
    await update(agent, report._id, { assignedTo: agent._id, priority: 'urgent' });
    const changed = await window.waitFor('report:update', ({ _id }) => _id === report._id);
    const read = dataOf(await customer.http.get<ReportView>(`/reports/${report._id}`));
    const [listed] = dataOf(await customer.http.get<ReportView[]>('/reports?limit=1'));
    for (const view of [changed, read, listed]) {
      expect(view).toMatchObject({ _id: report._id, status: 'in_review', priority: 'urgent' });
      for (const field of ['assignedTo', 'dueAt', 'history']) expect(view).not.toHaveProperty(field);
    }
    expect(window.received('report:new')).toEqual([]);
    for (const filter of [`assignedTo=${agent._id}`, 'reportedBy=' + customer._id, 'overdue=true']) {
      expect((await customer.http.get(`/reports?${filter}`)).status).toBe(403);
    }

    const refused = await stranger.http.get(`/reports/${report._id}`);
    expect([refused.status, errorOf(refused)]).toEqual([404, 'REPORT_NOT_FOUND']);
    expect(await ids(stranger, '')).toEqual([]);
    expect((await customer.http.get('/reports/stats')).status).toBe(403);
    expect((await update(customer, report._id, { priority: 'low' })).status).toBe(403);
    expect((await agent.http.delete(`/reports/${report._id}`)).status).toBe(403);
  });

  it('are taken by one of several', async () => {
    const { _id } = await file(await converse());
    const takers = [agent, colleague, admin, agent];
    const answers = await Promise.all(takers.map((who) => update(who, _id, { assignedTo: who._id })));
    const winner = answers.map(({ status }, index) => (status === 200 ? takers[index]?._id : undefined));
    const winners = new Set(winner.filter(Boolean));
    expect(winners.size).toBe(1);
    const losers = answers.filter(({ status }) => status !== 200);
    expect(losers.map(errorOf)).toEqual(losers.map(() => 'ALREADY_ASSIGNED'));
    expect(losers[0]?.status).toBe(409);

    const report = dataOf(await admin.http.get<StaffReportView>(`/reports/${_id}`));
    expect(winners).toEqual(new Set([report.assignedTo?._id]));
    expect(report.status).toBe('in_review');
    expect(report.history).toEqual([
      {
        by: report.assignedTo,
        at: expect.any(String) as string,
        status: 'in_review',
        assignedTo: report.assignedTo,
      },
    ]);
  });

  it('are closed by one of several, and by nobody without notes', async () => {
    const { _id } = await file(await converse());
    for (const status of ['resolved', 'dismissed'] as const) {
      const refused = await update(agent, _id, { status });
      expect([refused.status, failureOf(refused).details?.[0]?.field]).toEqual([400, 'notes']);
    }
    const answers = await Promise.all([
      update(agent, _id, { status: 'resolved', notes: 'Price corrected.' }),
      update(colleague, _id, { status: 'dismissed', notes: 'The price is right.' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const isResolved = answers[0].status === 200;
    const closed = dataOf(await customer.http.get<ReportView>(`/reports/${_id}`));
    expect([closed.status, closed.resolution?.notes, closed.resolution?.resolvedBy._id]).toEqual(
      isResolved
        ? ['resolved', 'Price corrected.', agent._id]
        : ['dismissed', 'The price is right.', colleague._id],
    );

    expect(errorOf(await update(agent, _id, { priority: 'low' }))).toBe('CONFLICT');
    const reopened = dataOf(await update(colleague, _id, { status: 'in_review' }));
    expect(reopened).toMatchObject({ status: 'in_review', resolution: null });
    expect(reopened.history.map(({ status }) => status)).toEqual([closed.status, 'in_review']);
  });

  it('are given to staff by admins, given up by those who have them, and due by their priority', async () => {
    const { _id, createdAt } = await file(await converse(), { priority: 'low' });
    const refused = await update(agent, _id, { assignedTo: colleague._id });
    expect([refused.status, errorOf(refused)]).toEqual([403, 'FORBIDDEN']);
    const notStaff = await update(admin, _id, { assignedTo: customer._id });
    expect([notStaff.status, failureOf(notStaff).details?.[0]?.field]).toEqual([400, 'assignedTo']);

    const given = dataOf(await update(admin, _id, { assignedTo: colleague._id, notes: 'Yours, please.' }));
    expect(given).toMatchObject({ assignedTo: { _id: colleague._id }, status: 'in_review' });
    expect(errorOf(await update(agent, _id, { assignedTo: null }))).toBe('FORBIDDEN');
    const givenUp = dataOf(await update(colleague, _id, { assignedTo: null }));
    expect(givenUp).toMatchObject({ assignedTo: null, status: 'pending' });
    const acts = dataOf(
      await admin.http.get<AuditEntryView[]>(`/audit?action=report.assigned&target=${_id}`),
    );
    expect(acts.map(({ actor, before, after }) => [actor?._id, before, after])).toEqual([
      [admin._id, { assignedTo: null }, { assignedTo: colleague.name }],
    ]);

    const urgent = dataOf(await update(agent, _id, { priority: 'urgent' }));
    expect(Date.parse(urgent.dueAt) - Date.parse(createdAt)).toBe(2 * HOUR);
    // What is so already is no change.
    expect(dataOf(await update(agent, _id, { priority: 'urgent' })).history).toEqual(urgent.history);
    expect(urgent.history.map(({ by, at: _, ...change }) => [by._id, change])).toEqual([
      [
        admin._id,
        {
          status: 'in_review',
          assignedTo: { _id: colleague._id, name: colleague.name, role: 'agent', avatar: null },
          notes: 'Yours, please.',
        },
      ],
      [colleague._id, { status: 'pending', assignedTo: null }],
      [agent._id, { priority: 'urgent' }],
    ]);
  });

  it('are filtered, sorted by creation and by what presses most, paged, and counted', async () => {
    await api.stores.mongo.collection('reports').deleteMany({});
    const conversation = await converse();
    const low = (await file(conversation, { priority: 'low' }))._id;
    const urgent = (await file(conversation, { priority: 'urgent', issueType: 'other' }))._id;
    const medium = (await file(await converse(stranger), { priority: 'medium' }, stranger))._id;
    const closed = (await file(conversation, { priority: 'urgent' }))._id;
    await update(agent, closed, { assignedTo: agent._id, status: 'resolved', notes: 'Done.' });
    const late = new Date(Date.now() - HOUR);
    await api.stores.mongo
      .collection('reports')
      .updateMany(
        { _id: { $in: [low, closed].map((id) => new Types.ObjectId(id)) } },
        { $set: { dueAt: late } },
      );

    for (const [query, expected] of [
      ['', [closed, medium, urgent, low]],
      ['sort=due', [low, urgent, medium, closed]],
      ['status=resolved', [closed]],
      ['priority=urgent', [closed, urgent]],
      ['issueType=other', [urgent]],
      ['assignedTo=me', [closed]],
      ['assignedTo=none&priority=urgent', [urgent]],
      [`reportedBy=${stranger._id}`, [medium]],
      [`conversation=${conversation}`, [closed, urgent, low]],
      ['overdue=true', [low]],
      ['overdue=false', [closed, medium, urgent]],
    ] as const) {
      expect([query, await ids(agent, query)]).toEqual([query, expected]);
    }
    for (const sort of ['created', 'due']) {
      const paged: string[] = [];
      for (let next: string | null = ''; next !== null;) {
        const page: Page = await agent.http.get(`/reports?sort=${sort}&limit=1${next && `&cursor=${next}`}`);
        paged.push(...dataOf(page).map(({ _id }) => _id));
        next = successOf(page).meta?.nextCursor ?? null;
      }
      expect([sort, paged]).toEqual([sort, await ids(agent, `sort=${sort}`)]);
    }
    for (const query of ['assignedTo=you', 'overdue=1', 'cursor=abc', 'page=2', 'sort=age']) {
      expect([query, (await agent.http.get(`/reports?${query}`)).status]).toEqual([query, 400]);
    }

    const stats = dataOf(await agent.http.get<ReportStats>('/reports/stats'));
    expect(stats).toEqual({
      total: 4,
      byStatus: { pending: 3, in_review: 0, resolved: 1, dismissed: 0 },
      byPriority: { low: 1, medium: 1, high: 0, urgent: 1 },
      overdue: 1,
      averageResolutionTime: expect.any(Number) as number,
    });
    expect(stats.averageResolutionTime).toBeGreaterThanOrEqual(0);
    expect(stats.averageResolutionTime).toBeLessThan(HOUR);
  });

  it('that a process died over are announced by the sweep, once', async () => {
    const conversation = await converse();
    const { _id } = await file(conversation, { priority: 'urgent' });
    // As it was when the report was stored, and nothing else had happened yet.
    const { mongo } = api.stores;
    await mongo
      .collection('reports')
      .updateOne({ _id: new Types.ObjectId(_id) }, { $set: { isAnnounced: false } });
    await mongo
      .collection('conversations')
      .updateOne(
        { _id: new Types.ObjectId(conversation) },
        { $set: { status: 'active', escalation: null, priority: 'medium' } },
      );
    const staff = await SocketClient.connect(api.url, agent.token);
    await sweep();
    const seen = dataOf(await agent.http.get<StaffConversationView>(`/conversations/${conversation}`));
    expect(seen).toMatchObject({ status: 'escalated', priority: 'urgent' });
    await staff.waitFor('report:new', (report) => report._id === _id);
    await sweep();
    await file(await converse());
    expect(staff.received('report:new').filter((report) => report._id === _id)).toHaveLength(1);
  });

  it('go with their conversation, and one by one by an admin', async () => {
    const conversation = await converse();
    const [first, second] = [await file(conversation), await file(conversation)];
    const connect = ({ token }: SignedInAccount) => SocketClient.connect(api.url, token);
    const [staff, window, other] = await Promise.all([connect(agent), connect(customer), connect(stranger)]);
    expect((await admin.http.delete(`/reports/${first._id}`)).status).toBe(200);
    for (const reader of [staff, window]) {
      expect(await reader.waitFor('report:removed')).toEqual({ reportId: first._id });
    }
    const theirs = await file(await converse(stranger), {}, stranger);
    await admin.http.delete(`/reports/${theirs._id}`);
    await other.waitFor('report:removed');
    expect(other.received('report:removed')).toEqual([{ reportId: theirs._id }]);
    expect((await admin.http.delete(`/reports/${first._id}`)).status).toBe(404);
    expect((await admin.http.delete(`/conversations/${conversation}`)).status).toBe(200);
    expect((await agent.http.get(`/reports/${second._id}`)).status).toBe(404);
  });

  it.each([
    ['conversation', { conversation: 'mine' }],
    ['message', { message: null }],
    ['issueType', { issueType: 'boredom' }],
    ['priority', { priority: undefined }],
    ['description', { description: ' \u200b ' }],
    ['description', { description: 'x'.repeat(2_001) }],
    ['status', { status: 'resolved' }],
  ])('are refused with a bad %s', async (field, changes) => {
    const body = { ...draft(String(new Types.ObjectId())), ...changes };
    const refused = await customer.http.post('/reports', body);
    expect([refused.status, failureOf(refused).details?.[0]?.field]).toEqual([400, field]);
  });
});
