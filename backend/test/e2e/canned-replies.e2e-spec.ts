import type { CannedReplyView, CreateCannedReplyRequest } from '@switchboard/contracts';
import { CannedRepliesService } from '../../src/modules/canned-replies/canned-replies.service';
import { DEMO_CANNED_REPLIES } from '../../src/seed/demo-canned-replies';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { dataOf, errorOf, failureOf, HttpClient } from './support/http-client';
import { createTestApp, type TestApp } from './support/test-app';

let api: TestApp;
let agent: SignedInAccount;
let customer: SignedInAccount;

const draft = (changes: Partial<CreateCannedReplyRequest> = {}): CreateCannedReplyRequest => ({
  shortcut: 'refund',
  title: 'Refund started',
  content: 'Hello {name}, your refund is on its way.',
  category: 'billing',
  ...changes,
});

const create = async (changes?: Partial<CreateCannedReplyRequest>): Promise<CannedReplyView> =>
  dataOf(await agent.http.post<CannedReplyView>('/canned-replies', draft(changes)));

const shortcuts = async (query = ''): Promise<string[]> =>
  dataOf(await agent.http.get<CannedReplyView[]>(`/canned-replies${query}`)).map(({ shortcut }) => shortcut);

beforeAll(async () => {
  api = await createTestApp();
  [agent, customer] = await Promise.all([
    createSignedIn(api.url, api.stores, 'agent'),
    createSignedIn(api.url, api.stores, 'customer'),
  ]);
});

beforeEach(async () => {
  await api.stores.mongo.collection('canned_replies').deleteMany({});
});

describe('canned replies', () => {
  it('are for staff alone', async () => {
    const { _id } = await create();
    for (const [client, status] of [
      [new HttpClient(api.url), 401],
      [customer.http, 403],
    ] as const) {
      expect((await client.get('/canned-replies')).status).toBe(status);
      expect((await client.post('/canned-replies', draft({ shortcut: 'other' }))).status).toBe(status);
      expect((await client.put(`/canned-replies/${_id}`, { title: 'No' })).status).toBe(status);
      expect((await client.delete(`/canned-replies/${_id}`)).status).toBe(status);
    }
    expect(await shortcuts()).toEqual(['refund']);
    const admin = await createSignedIn(api.url, api.stores, 'admin');
    expect((await admin.http.post('/canned-replies', draft({ shortcut: 'by-admin' }))).status).toBe(201);
  });

  it('are created, listed by shortcut, edited and deleted', async () => {
    const answer = await agent.http.post<CannedReplyView>('/canned-replies', draft({ category: undefined }));
    expect(answer.status).toBe(201);
    const created = dataOf(answer);
    expect(created).toEqual({
      _id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
      shortcut: 'refund',
      title: 'Refund started',
      content: 'Hello {name}, your refund is on its way.',
      category: 'general',
      createdAt: expect.stringMatching(/Z$/) as string,
      updatedAt: expect.stringMatching(/Z$/) as string,
    });
    await create({ shortcut: 'closing' });
    expect(await shortcuts()).toEqual(['closing', 'refund']);

    const edited = dataOf(
      await agent.http.put<CannedReplyView>(`/canned-replies/${created._id}`, { shortcut: 'a-refund' }),
    );
    expect(edited).toMatchObject({ shortcut: 'a-refund', title: 'Refund started' });
    expect(await shortcuts()).toEqual(['a-refund', 'closing']);

    expect((await agent.http.delete(`/canned-replies/${created._id}`)).status).toBe(200);
    expect(await shortcuts()).toEqual(['closing']);
    for (const gone of [
      await agent.http.delete(`/canned-replies/${created._id}`),
      await agent.http.put(`/canned-replies/${created._id}`, { title: 'Gone' }),
    ]) {
      expect([gone.status, errorOf(gone)]).toEqual([404, 'CANNED_REPLY_NOT_FOUND']);
    }
  });

  it('are found by category and by words of shortcut, title and text', async () => {
    await create();
    await create({
      shortcut: 'crash',
      title: 'A crash (known)',
      content: 'We are on it.',
      category: 'technical',
    });
    expect(await shortcuts('?category=technical')).toEqual(['crash']);
    expect(await shortcuts('?search=YOUR%20started')).toEqual(['refund']);
    expect(await shortcuts('?search=(known)')).toEqual(['crash']);
    expect(await shortcuts('?search=.*')).toEqual([]);
    expect((await agent.http.get('/canned-replies?category=weather')).status).toBe(400);
    expect((await agent.http.get('/canned-replies?page=2')).status).toBe(400);
  });

  it('have one shortcut each', async () => {
    const { _id } = await create({ shortcut: 'other' });
    await create();
    for (const taken of [
      await agent.http.post('/canned-replies', draft()),
      await agent.http.put(`/canned-replies/${_id}`, { shortcut: 'refund' }),
    ]) {
      expect([taken.status, errorOf(taken)]).toEqual([409, 'SHORTCUT_TAKEN']);
    }
    const both = await Promise.all(
      [1, 2].map(() => agent.http.post('/canned-replies', draft({ shortcut: 'race' }))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it.each([
    ['shortcut', { shortcut: '' }],
    ['shortcut', { shortcut: 'Refund' }],
    ['shortcut', { shortcut: 're fund' }],
    ['shortcut', { shortcut: '/refund' }],
    ['shortcut', { shortcut: '-refund' }],
    ['shortcut', { shortcut: 'x'.repeat(41) }],
    ['shortcut', { shortcut: { $gt: '' } }],
    ['title', { title: '  ' }],
    ['title', { title: 'x'.repeat(121) }],
    ['content', { content: '\u200b' }],
    ['content', { content: 'x'.repeat(4_001) }],
    ['content', { content: null }],
    ['category', { category: 'weather' }],
    ['createdBy', { createdBy: 'me' }],
  ])('refuse a wrong %s and name it', async (field, changes) => {
    const { _id } = await create();
    for (const answer of [
      await agent.http.post('/canned-replies', { ...draft({ shortcut: 'new' }), ...changes }),
      await agent.http.put(`/canned-replies/${_id}`, changes),
    ]) {
      expect(answer.status).toBe(400);
      expect(failureOf(answer).details?.map((detail) => detail.field)).toContain(field);
    }
    expect(await shortcuts()).toEqual(['refund']);
  });

  it('with a malformed id are 400', async () => {
    expect((await agent.http.put('/canned-replies/nonsense', { title: 'x' })).status).toBe(400);
  });

  it('of the demo fill an empty desk once, and no other', async () => {
    const service = api.app.get(CannedRepliesService);
    const both = await Promise.all([1, 2].map(() => service.fillIfEmpty(DEMO_CANNED_REPLIES)));
    expect(both[0]! + both[1]!).toBe(DEMO_CANNED_REPLIES.length);
    expect(await service.fillIfEmpty(DEMO_CANNED_REPLIES)).toBe(0);
    expect(await shortcuts()).toHaveLength(DEMO_CANNED_REPLIES.length);
  });
});
