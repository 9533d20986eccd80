import { randomUUID } from 'node:crypto';
import type { CannedReplyView, ConversationView, ReportView } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { TokensService } from '../../src/modules/auth/tokens.service';
import { Gap, GapSchema } from '../../src/modules/analytics/gaps/gap.schema';
import { Message, MessageSchema } from '../../src/modules/messages/message.schema';
import { aPicture } from '../factories/pictures';
import { createAccount, createSignedIn, type SignedInAccount } from './support/accounts';
import { addFaq } from './support/faqs';
import { dataOf } from './support/http-client';
import { routesOf } from './support/routes';
import { createTestApp, type TestApp } from './support/test-app';

/** Somebody with no account, and a customer whom what is asked for is no business of. */
const PEOPLE = ['guest', 'stranger', 'owner', 'agent', 'admin'] as const;
type Person = (typeof PEOPLE)[number];

/** What those are answered who may not. 404 where they are not even to know that it exists. */
const AUDIENCES = {
  anyone: {},
  'who is signed in': { guest: 401 },
  'owner and staff': { guest: 401, stranger: 404 },
  owner: { guest: 401, stranger: 404, agent: 403, admin: 403 },
  staff: { guest: 401, stranger: 403, owner: 403 },
  admin: { guest: 401, stranger: 403, owner: 403, agent: 403 },
} as const satisfies Record<string, Partial<Record<Person, number>>>;

type Body = object | ((targets: { conversation: string }) => object);
type Rule = readonly [keyof typeof AUDIENCES, Body?];

/** Written from the contract, not from the code. A body stands where it is looked at before the person is. */
const RULES: Record<string, Rule> = {
  'GET /metrics': ['anyone'],
  'GET /api/health/live': ['anyone'],
  'GET /api/health/ready': ['anyone'],

  'POST /api/auth/register': ['anyone'],
  'POST /api/auth/login': ['anyone'],
  'POST /api/auth/logout': ['who is signed in'],
  'GET /api/auth/me': ['who is signed in'],
  'PUT /api/auth/preferences': ['who is signed in'],
  'PUT /api/auth/profile': ['who is signed in'],
  'PUT /api/auth/password': ['who is signed in'],
  'PUT /api/auth/avatar': ['who is signed in'],
  'DELETE /api/auth/avatar': ['who is signed in'],
  'GET /api/users/:id/avatar': ['who is signed in'],

  'GET /api/users': ['admin'],
  'POST /api/users': ['admin'],
  'GET /api/users/stats': ['admin'],
  'GET /api/users/export': ['admin'],
  'PUT /api/users/roles': ['admin'],
  'GET /api/users/:id': ['admin'],
  'PUT /api/users/:id': ['admin'],
  'POST /api/users/:id/sign-out': ['admin'],
  // Without a choice: it is refused, and nobody is deleted.
  'DELETE /api/users/:id': ['admin'],

  'GET /api/conversations': ['who is signed in'],
  'POST /api/conversations': ['who is signed in'],
  'GET /api/conversations/counts': ['staff'],
  'GET /api/conversations/:id': ['owner and staff'],
  'PUT /api/conversations/:id': ['staff'],
  'DELETE /api/conversations/:id': ['admin'],
  'GET /api/conversations/:id/queue': ['owner and staff'],
  'GET /api/conversations/:id/customer': ['staff'],
  'GET /api/conversations/:id/statistics': ['owner and staff'],
  'POST /api/conversations/:id/join': ['staff'],
  'POST /api/conversations/:id/handback': ['staff'],
  'POST /api/conversations/:id/escalate': ['owner and staff', {}],
  'POST /api/conversations/:id/resolve': ['owner and staff'],
  'POST /api/conversations/:id/reopen': ['owner and staff'],
  'POST /api/conversations/:id/snooze': ['staff'],
  'PUT /api/conversations/:id/tags': ['staff'],
  'PUT /api/conversations/:id/rating': ['owner', { score: 5 }],
  'POST /api/conversations/:id/summary': ['staff'],

  'GET /api/conversations/:id/messages': ['owner and staff'],
  // The owner sends once more what was held back: no worker is here to decide about anything new.
  'POST /api/conversations/:id/messages': [
    'owner and staff',
    { content: 'Hi', clientMessageId: 'held-back' },
  ],
  // For those who take part: of these people only the owner does.
  'PUT /api/conversations/:id/messages/read': ['owner', { upToSeq: 1 }],
  'PUT /api/conversations/:id/messages/:messageId/feedback': ['owner', { rating: 'up' }],
  'POST /api/conversations/:id/messages/:messageId/retry': ['owner and staff'],
  'POST /api/conversations/:id/messages/:messageId/release': ['staff'],
  'GET /api/moderation/review': ['staff'],
  'GET /api/search': ['staff'],

  'GET /api/analytics/dashboard': ['admin'],
  'GET /api/analytics/conversations': ['admin'],
  'GET /api/analytics/ai': ['admin'],
  'GET /api/analytics/agents': ['staff'],
  'GET /api/analytics/faqs': ['admin'],
  'GET /api/analytics/drill-down': ['staff'],
  'GET /api/analytics/drill-down/export': ['staff'],
  'GET /api/analytics/export': ['admin'],
  'GET /api/analytics/gaps': ['admin'],
  'GET /api/analytics/gaps/export': ['admin'],
  'GET /api/analytics/gaps/:id': ['admin'],
  'POST /api/analytics/gaps/:id/draft': ['admin', {}],
  'POST /api/analytics/gaps/:id/dismiss': ['admin', { reason: 'Not ours.' }],
  'POST /api/analytics/gaps/:id/reopen': ['admin'],
  'POST /api/analytics/gaps/:id/tell': ['admin'],

  'GET /api/faqs': ['anyone'],
  'GET /api/faqs/categories/stats': ['anyone'],
  'GET /api/faqs/:id': ['anyone'],
  'POST /api/faqs': ['admin'],
  'PUT /api/faqs/:id': ['admin'],
  'DELETE /api/faqs/:id': ['admin'],
  'PUT /api/faqs/:id/helpful': ['who is signed in'],
  'PUT /api/faqs/:id/position': ['admin'],
  'GET /api/faqs/:id/versions': ['admin'],
  'GET /api/faqs/:id/diff': ['admin'],
  'POST /api/faqs/:id/restore': ['admin'],
  'GET /api/faqs/export': ['admin'],
  'POST /api/faqs/import': ['admin'],

  'GET /api/canned-replies': ['staff'],
  'POST /api/canned-replies': ['staff'],
  'PUT /api/canned-replies/:id': ['staff'],
  'DELETE /api/canned-replies/:id': ['staff'],

  'POST /api/reports': ['owner and staff', ({ conversation }) => ({ ...REPORT, conversation })],
  'GET /api/reports': ['who is signed in'],
  'GET /api/reports/stats': ['staff'],
  'GET /api/reports/:id': ['owner and staff'],
  'PUT /api/reports/:id': ['staff'],
  'DELETE /api/reports/:id': ['admin'],

  'GET /api/staff': ['staff'],
  'PUT /api/staff/me/status': ['staff'],
  'GET /api/staff/me/figures': ['staff'],

  'GET /api/notifications': ['who is signed in'],
  'PUT /api/notifications/read': ['who is signed in'],
  'GET /api/notifications/preferences': ['who is signed in'],
  'PUT /api/notifications/preferences': ['who is signed in'],

  'GET /api/settings': ['admin'],
  'PUT /api/settings': ['admin'],
  'GET /api/settings/public': ['anyone'],
  'GET /api/settings/retention-preview': ['admin'],
  'GET /api/settings/logo': ['anyone'],
  'PUT /api/settings/logo': ['admin'],
  'DELETE /api/settings/logo': ['admin'],
  'DELETE /api/settings/:section': ['admin'],

  'GET /api/audit': ['admin'],
  'GET /api/audit/export': ['admin'],

  'GET /api/ai/status': ['staff'],
  'POST /api/ai/rewrite': ['staff'],
  'POST /api/ai/translate': ['staff'],
  'POST /api/ai/draft-faq': ['staff'],
  'POST /api/ai/preview': ['admin'],
  'POST /api/ai/playground': ['admin'],
  'POST /api/ai/similar-faqs': ['admin'],
  'POST /api/ai/faq-impact': ['admin'],
  'GET /api/ai/failed-jobs': ['admin'],
  'DELETE /api/ai/failed-jobs': ['admin'],
  'POST /api/ai/failed-jobs/retry': ['admin'],
  'POST /api/ai/failed-jobs/:id/retry': ['admin'],
  'DELETE /api/ai/failed-jobs/:id': ['admin'],

  'GET /api/system': ['admin'],
};

const REPORT = { issueType: 'other', priority: 'low', description: 'It is odd.' };

describe('who may do what', () => {
  let api: TestApp;
  let accounts: Record<Exclude<Person, 'guest'>, SignedInAccount>;

  beforeAll(async () => {
    api = await createTestApp();
    const [stranger, owner, agent, admin] = await Promise.all([
      createSignedIn(api.url, api.stores, 'customer'),
      createSignedIn(api.url, api.stores, 'customer'),
      createSignedIn(api.url, api.stores, 'agent'),
      createSignedIn(api.url, api.stores, 'admin'),
    ]);
    accounts = { stranger, owner, agent, admin };
    await upload('/settings/logo', 'logo', admin._id);
  });

  const tokenOf = (_id: string): Promise<string> =>
    api.app.get(TokensService).issue({ _id, tokenVersion: 0 });

  const upload = async (path: string, field: string, by: string): Promise<void> => {
    const form = new FormData();
    form.set(field, new Blob([new Uint8Array(await aPicture())], { type: 'image/png' }), 'me.png');
    const headers = { Authorization: `Bearer ${await tokenOf(by)}` };
    const { status } = await fetch(`${api.url}/api${path}`, { method: 'PUT', headers, body: form });
    expect(status).toBe(200);
  };

  /** A customer with a picture. */
  const somebody = async (): Promise<string> => {
    const { _id } = await createAccount(api.stores);
    await upload('/auth/avatar', 'avatar', _id);
    return _id;
  };

  /** Of the owner's, with an answer of the assistant's and a message that moderation held back. */
  const aConversation = async () => {
    const conversation = dataOf(await accounts.owner.http.post<ConversationView>('/conversations', {}))._id;
    const Messages = api.stores.mongo.model(Message.name, MessageSchema);
    const common = {
      conversation: new Types.ObjectId(conversation),
      content: 'Hi',
      metadata: { provider: 'embedded' },
    };
    const sender = new Types.ObjectId(accounts.owner._id);
    const [answer] = await Messages.create([
      { ...common, seq: 1, senderType: 'ai', moderation: 'passed' },
      { ...common, seq: 2, senderType: 'user', sender, moderation: 'blocked', clientMessageId: 'held-back' },
    ]);
    return { conversation, message: String(answer?._id) };
  };

  /** Ids for the places in a path: of something new each time, so that no request sees what another one did. */
  const TARGETS: Record<string, () => Promise<Record<string, string>>> = {
    conversations: async () => {
      const { conversation, message } = await aConversation();
      return { ':id': conversation, ':messageId': message };
    },
    faqs: async () => ({
      ':id': await addFaq(api.stores, { category: 'general', question: 'Why?', answer: 'Because.' }),
    }),
    'canned-replies': async () => {
      const reply = { shortcut: randomUUID(), title: 'Hello', content: 'Hello there' };
      return { ':id': dataOf(await accounts.agent.http.post<CannedReplyView>('/canned-replies', reply))._id };
    },
    reports: async () => {
      const filed = { ...REPORT, conversation: (await aConversation()).conversation };
      return { ':id': dataOf(await accounts.owner.http.post<ReportView>('/reports', filed))._id };
    },
    users: async () => ({ ':id': await somebody() }),
    settings: async () => ({ ':section': 'budget' }),
    // No job has failed here: 409, which is no matter of who asks.
    ai: async () => ({ ':id': `reply-${String(new Types.ObjectId())}` }),
    analytics: async () => {
      const gap = { question: 'Why?', firstAskedAt: new Date(), lastAskedAt: new Date() };
      return { ':id': String((await api.stores.mongo.model(Gap.name, GapSchema).create(gap))._id) };
    },
  };

  const pathWithIds = async (path: string): Promise<string> => {
    if (!path.includes(':')) return path;
    const collection = path.split('/')[2] ?? '';
    const make = TARGETS[collection];
    if (!make) throw new Error(`Nothing to ask for under ${collection}: add it to TARGETS`);
    const ids = await make();
    return Object.entries(ids).reduce((whole, [place, id]) => whole.replace(place, id), path);
  };

  const askAs = async (person: Person, route: string, body: Body | undefined): Promise<number | 'may'> => {
    const [method = '', template = ''] = route.split(' ');
    const path = await pathWithIds(template);
    const content = typeof body === 'function' ? body(await aConversation()) : body;
    const headers: Record<string, string> = content ? { 'Content-Type': 'application/json' } : {};
    if (person !== 'guest') {
      // One of its own, because signing out voids it.
      headers.Authorization = `Bearer ${await tokenOf(accounts[person]._id)}`;
    }
    const { status } = await fetch(`${api.url}${path}`, {
      method,
      headers,
      body: content && JSON.stringify(content),
    });
    return [401, 403, 404].includes(status) || status >= 500 ? status : 'may';
  };

  it('is written down for every route, and for none that does not exist', () => {
    const isDocumentation = (route: string) => /^GET \/(\/)?api\/docs/.test(route);
    expect(routesOf(api.app).filter((route) => !isDocumentation(route))).toEqual(Object.keys(RULES).sort());
  });

  const rows = Object.entries(RULES).map(([route, [audience, body]]) => ({ route, audience, body }));
  it.each(rows)('$route is for $audience', async ({ route, audience, body }) => {
    const denied: Partial<Record<Person, number>> = AUDIENCES[audience];
    const answers = await Promise.all(PEOPLE.map((person) => askAs(person, route, body)));
    const expected = PEOPLE.map((person) => `${person}: ${denied[person] ?? 'may'}`);
    expect(PEOPLE.map((person, index) => `${person}: ${answers[index]}`)).toEqual(expected);
  });
});
