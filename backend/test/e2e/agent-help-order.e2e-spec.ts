import type { ConversationView, StaffConversationView } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { ConversationHelpService } from '../../src/modules/conversations/conversation-help.service';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { dataOf } from './support/http-client';
import { createTestApp, type TestApp } from './support/test-app';

/** Jobs run twice, and a slow one may come after a later one. No worker runs here. */
describe('help for agents, told twice or too late', () => {
  let api: TestApp;
  let agent: SignedInAccount;
  let id: Types.ObjectId;
  let help: ConversationHelpService;

  beforeAll(async () => {
    api = await createTestApp();
    agent = await createSignedIn(api.url, api.stores, 'agent');
    const customer = await createSignedIn(api.url, api.stores, 'customer');
    id = new Types.ObjectId(dataOf(await customer.http.post<ConversationView>('/conversations', {}))._id);
    help = api.app.get(ConversationHelpService, { strict: false });
  });

  const stored = async () => {
    const path = `/conversations/${String(id)}`;
    const { summary, suggestions } = dataOf(await agent.http.get<StaffConversationView>(path));
    return { summary, suggestions };
  };

  it('is stored once for a message, unless somebody asks for it again, and never for an earlier one', async () => {
    const record = async (text: string, seq: number, isAsked = false) => [
      await help.recordSummary(id, { value: text, seq, isAsked }),
      await help.recordSuggestions(id, { value: [text], seq, isAsked }),
    ];
    expect(await record('first', 3)).toEqual([true, true]);
    expect(await record('again', 3)).toEqual([false, false]);
    expect(await record('late', 2)).toEqual([false, false]);
    expect(await record('late, though asked for', 2, true)).toEqual([false, false]);
    expect(await stored()).toEqual({ summary: 'first', suggestions: ['first'] });
    expect(await record('asked for', 3, true)).toEqual([true, true]);
    expect(await record('later', 4)).toEqual([true, true]);
    expect(await stored()).toEqual({ summary: 'later', suggestions: ['later'] });
  });
});
