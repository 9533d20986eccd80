import type {
  AuditEntryView,
  AuditFilters,
  CannedReplyView,
  ConversationView,
  CursorMeta,
} from '@switchboard/contracts';
import { parse } from 'csv-parse/sync';
import { AuditService } from '../../src/modules/audit/audit.service';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { dataOf, errorOf, successOf } from './support/http-client';
import { createTestApp, type TestApp } from './support/test-app';

let api: TestApp;
let admin: SignedInAccount;

const list = (filters: AuditFilters & { limit?: number; cursor?: string } = {}) => {
  const query = new URLSearchParams(filters as Record<string, string>).toString();
  return admin.http.get<AuditEntryView[], CursorMeta>(`/audit?${query}`);
};
const entries = async (filters?: AuditFilters) => dataOf(await list(filters));

async function csv(query = ''): Promise<{ response: Response; text: string }> {
  const headers = { Authorization: `Bearer ${admin.token}` };
  const response = await fetch(`${api.url}/api/audit/export?${query}`, { headers });
  return { response, text: Buffer.from(await response.arrayBuffer()).toString() };
}

const note = (name: string, by: SignedInAccount | null = admin) =>
  api.app
    .get(AuditService, { strict: false })
    .record({ action: 'report.deleted', by, target: { type: 'report', id: 'r1', name } });

beforeAll(async () => {
  api = await createTestApp();
  admin = await createSignedIn(api.url, api.stores, 'admin', 'Ada Audited');
});

afterAll(() => api.close());

describe('the audit log', () => {
  it('says who did what, when, from where, and what was different after', async () => {
    const began = Date.now();
    const created = dataOf(
      await admin.http.post<CannedReplyView>('/canned-replies', {
        shortcut: 'hi',
        title: 'Hi',
        content: 'Hello',
      }),
    );
    await admin.http.put(`/canned-replies/${created._id}`, { content: 'Good day' });
    await admin.http.delete(`/canned-replies/${created._id}`);
    const [deleted, updated, first] = await entries({ target: created._id });
    expect([first?.action, updated?.action, deleted?.action]).toEqual([
      'canned_reply.created',
      'canned_reply.updated',
      'canned_reply.deleted',
    ]);
    expect(updated).toMatchObject({
      actor: { _id: admin._id, name: 'Ada Audited', role: 'admin' },
      target: { type: 'canned_reply', id: created._id, name: 'hi' },
      before: { content: 'Hello' },
      after: { content: 'Good day' },
      address: expect.stringMatching(/127\.0\.0\.1|::1/),
      userAgent: 'node',
      correlationId: expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(Date.parse(updated?.createdAt ?? '')).toBeGreaterThanOrEqual(began);
  });

  it('has who gave a conversation to whom, and not what agents take for themselves', async () => {
    const agent = await createSignedIn(api.url, api.stores, 'agent', 'Ben Given');
    const { _id } = dataOf(await admin.http.post<ConversationView>('/conversations', { title: 'To give' }));
    const assign = async (by: SignedInAccount, assignedAgent: string | null) =>
      successOf(await by.http.put(`/conversations/${_id}`, { assignedAgent }));
    await assign(admin, agent._id);
    await assign(admin, agent._id);
    await assign(admin, null);
    await assign(agent, agent._id);
    const found = await entries({ target: _id });
    expect(found.map(({ action, before, after }) => [action, before, after])).toEqual([
      ['conversation.assigned', { assignedAgent: 'Ben Given' }, { assignedAgent: null }],
      ['conversation.assigned', { assignedAgent: null }, { assignedAgent: 'Ben Given' }],
    ]);
  });

  it('keeps the acts that cannot be seen afterwards', async () => {
    const { _id } = dataOf(
      await admin.http.post<ConversationView>('/conversations', { title: 'To be deleted' }),
    );
    await admin.http.delete(`/conversations/${_id}`);
    expect(await entries({ action: 'conversation.deleted' })).toMatchObject([
      { target: { type: 'conversation', id: _id, name: 'To be deleted' } },
    ]);
  });

  it('writes nothing down about what was refused', async () => {
    const before = (await entries()).length;
    await admin.http.delete(`/canned-replies/${'0'.repeat(24)}`);
    expect(await entries()).toHaveLength(before);
  });

  it('finds by words of names, all of them, and by time', async () => {
    await note('A broken door');
    await note('A broken window', null);
    const names = async (filters: AuditFilters) => (await entries(filters)).map(({ target }) => target.name);
    expect(await names({ search: 'broken door' })).toEqual(['A broken door']);
    expect(await names({ search: 'broken -door' })).toEqual(['A broken door']);
    expect(await names({ search: 'broken ada' })).toEqual(['A broken door']);
    expect(await names({ actor: admin._id, targetType: 'report' })).toEqual(['A broken door']);
    expect(await names({ from: new Date(Date.now() + 60_000).toISOString() })).toEqual([]);
    expect(errorOf(await list({ from: '2026-02-01', to: '2026-01-01' }))).toBe('VALIDATION_FAILED');
    expect(errorOf(await list({ action: 'nothing' as never }))).toBe('VALIDATION_FAILED');
  });

  it('is read page by page', async () => {
    const all = await entries();
    const read: AuditEntryView[] = [];
    for (let cursor: string | undefined, isMore = true; isMore;) {
      const { data, meta } = successOf(await list({ limit: 2, ...(cursor && { cursor }) }));
      read.push(...data);
      cursor = meta?.nextCursor ?? undefined;
      isMore = cursor !== undefined;
    }
    expect(read.map(({ _id }) => _id)).toEqual(all.map(({ _id }) => _id));
  });

  it('cannot be changed or emptied', async () => {
    const [{ _id } = { _id: '' }] = await entries();
    for (const method of ['PUT', 'PATCH', 'DELETE', 'POST']) {
      for (const path of ['/audit', `/audit/${_id}`]) {
        expect((await admin.http.request(method, path)).status).toBe(404);
      }
    }
  });

  it('exports what the filters let through, safe to open, and notes that it did', async () => {
    await note('=cmd|\'/c calc\'!A1, "quoted"\nand a second line');
    const { response, text } = await csv('search=cmd');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="audit.csv"');
    expect(text.startsWith('\ufefftime,action,actor,')).toBe(true);
    const rows = parse<Record<string, string>>(text, { bom: true, columns: true });
    expect(rows).toMatchObject([{ target: "'=cmd|'/c calc'!A1, \"quoted\"\nand a second line" }]);
    const [exported] = await entries({ action: 'audit.exported' });
    expect(exported).toMatchObject({ actor: { name: 'Ada Audited' }, after: { search: 'cmd' } });
    expect((await csv('search=')).response.status).toBe(400);
  });

  it('exports ten thousand entries', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => ({
      action: 'report.deleted',
      actor: null,
      target: { type: 'report', id: String(index), name: 'Many' },
      createdAt: new Date(1_000 * index),
    }));
    await api.stores.mongo.collection('audit').insertMany(rows);
    const { text } = await csv('search=many');
    const found = parse<Record<string, string>>(text, { bom: true, columns: true });
    expect(found.map((row) => row['target id'])).toEqual(rows.map(({ target }) => target.id).reverse());
  });
});
