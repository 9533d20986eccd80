import type { CursorMeta, StaffConversationView } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { Conversation, ConversationSchema } from '../../../src/modules/conversations/conversation.schema';
import { createSignedIn, type SignedInAccount } from './accounts';
import { errorOf, successOf } from './http-client';
import { createTestApp } from './test-app';

export const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 4, 20, 12);
/** So many hours before the newest. */
export const ago = (hours: number) => new Date(NOW - hours * HOUR);

type Fields = Partial<Omit<Conversation, 'user' | 'assignedAgent'>> & {
  title: string;
  /** Hours before the newest. */
  active: number;
  user?: SignedInAccount;
  assignedAgent?: SignedInAccount;
};

export type InboxDesk = Awaited<ReturnType<typeof openInboxDesk>>;

/** A desk with one agent, who looks through the conversations that a test puts there. */
export async function openInboxDesk() {
  const api = await createTestApp();
  const [agent, ada] = await Promise.all([
    createSignedIn(api.url, api.stores, 'agent', 'Amir Agent'),
    createSignedIn(api.url, api.stores, 'customer', 'Ada Lovelace'),
  ]);

  /** Puts conversations into the store as they are after a day's work. */
  async function given(...all: Fields[]): Promise<Map<string, string>> {
    const documents = all.map(({ active, user = ada, assignedAgent, ...fields }) => ({
      ...fields,
      user: new Types.ObjectId(user._id),
      assignedAgent: assignedAgent ? new Types.ObjectId(assignedAgent._id) : null,
      lastActivityAt: ago(active),
    }));
    const stored = await api.stores.mongo.model(Conversation.name, ConversationSchema).create(documents);
    return new Map(stored.map(({ title, _id }) => [title, String(_id)]));
  }

  const list = async (query: string, reader = agent) =>
    successOf(await reader.http.get<StaffConversationView[], CursorMeta>(`/conversations?${query}`));
  const titles = async (query: string, reader = agent) =>
    (await list(query, reader)).data.map(({ title }) => title);
  const refusal = async (path: string, reader = agent) => {
    const answer = await reader.http.get(path);
    return `${answer.status} ${errorOf(answer)}`;
  };

  /** All titles, page by page. */
  async function allPages(query: string, limit: number): Promise<string[]> {
    const found: string[] = [];
    for (let cursor: string | null | undefined = ''; cursor != null;) {
      const page: { data: StaffConversationView[]; meta?: CursorMeta } = await list(
        `${query}&limit=${limit}${cursor && `&cursor=${cursor}`}`,
      );
      expect(page.data.length).toBeLessThanOrEqual(limit);
      found.push(...page.data.map(({ title }) => title));
      cursor = page.meta?.nextCursor;
    }
    return found;
  }

  return { api, agent, ada, given, list, titles, refusal, allPages };
}
