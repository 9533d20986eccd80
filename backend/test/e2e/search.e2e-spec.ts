import type { ConversationStatistics, SearchResults } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { Message, MessageSchema } from '../../src/modules/messages/message.schema';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { addFaq } from './support/faqs';
import { dataOf } from './support/http-client';
import { ago, openInboxDesk, type InboxDesk } from './support/inbox-desk';

let desk: InboxDesk;

beforeAll(async () => {
  desk = await openInboxDesk();
});

describe('the search', () => {
  let carla: SignedInAccount;
  let dan: SignedInAccount;
  let ids: Map<string, string>;

  beforeAll(async () => {
    [carla, dan] = await Promise.all([
      createSignedIn(desk.api.url, desk.api.stores, 'customer', 'Carla Zamora-Ruiz'),
      createSignedIn(desk.api.url, desk.api.stores, 'customer', 'Dan Dorado'),
    ]);
    ids = await desk.given(
      // Never found, whatever is looked for.
      { title: 'Newest', active: 0, status: 'resolved' },
      { title: 'Refund for a zeppelin', active: 100, user: carla },
      { title: 'Delivery', active: 101, user: carla, status: 'resolved' },
      { title: 'Something else', active: 102, user: dan, needsPersonSince: ago(101) },
    );
    const said = (
      title: string,
      seq: number,
      content: string,
      fields: Partial<Message> = {},
    ): Partial<Message> => ({
      conversation: new Types.ObjectId(ids.get(title)),
      ...{ seq, content, senderType: 'user', moderation: 'passed', createdAt: ago(100 - seq), ...fields },
    });
    await desk.api.stores.mongo.model(Message.name, MessageSchema).create([
      said('Delivery', 1, 'My zeppelins never came.', { metadata: { sentiment: 'negative' } }),
      said('Delivery', 2, `${'So sorry. '.repeat(20)}Two zeppelins were refunded to you.`, {
        senderType: 'ai',
      }),
      said('Delivery', 3, 'walrus: he is lying', { visibility: 'internal', senderType: 'agent' }),
      said('Delivery', 4, 'You swearing narwhal', { moderation: 'blocked' }),
      said('Delivery', 5, 'An axolotl joined the zeppelin', { senderType: 'system' }),
      said('Delivery', 6, 'An undecided axolotl', { senderType: 'ai', moderation: 'pending' }),
      said('Something else', 1, 'Where is the invoice for the zeppelin?'),
      said('Something else', 2, 'It is on its way', { senderType: 'agent' }),
    ]);
  });

  const matches = async (search: string, reader = desk.agent) =>
    (await desk.list(`search=${encodeURIComponent(search)}`, reader)).data.map(({ title, match }) => [
      title,
      match?.seq,
      match?.ranges.map(([from, to]) => match.text.slice(from, to)),
    ]);

  it('finds titles and messages by any form of a word, and marks it', async () => {
    expect(await matches('zeppelins')).toEqual([
      ['Refund for a zeppelin', null, ['zeppelin']],
      ['Delivery', 2, ['zeppelins']],
      ['Something else', 1, ['zeppelin']],
    ]);
    const [, { match } = { match: undefined }] = (await desk.list('search=zeppelin')).data;
    expect(match?.text).toMatch(/^….*Two zeppelins were refunded to you\.$/);
    expect(match?.messageId).toEqual(expect.any(String));
  });

  it('narrows with every word, wherever in a conversation each of them is', async () => {
    expect(await matches('zeppelin refund')).toEqual([
      ['Refund for a zeppelin', null, ['Refund', 'zeppelin']],
      ['Delivery', 2, ['zeppelins', 'refunded']],
    ]);
    expect(await matches('delivery of the "zeppelin"')).toEqual([['Delivery', 2, ['zeppelins']]]);
    expect(await matches('dan -invoice')).toEqual([['Something else', 1, ['invoice']]]);
    expect(await matches('zeppelin unheardof')).toEqual([]);
    expect(await matches('?!')).toEqual([]);
  });

  it("finds customers' names, for staff", async () => {
    expect(await matches('zamora')).toEqual([
      ['Refund for a zeppelin', null, ['Zamora']],
      ['Delivery', null, ['Zamora']],
    ]);
    expect(await matches('zamora', carla)).toEqual([]);
  });

  it('shows customers neither what others wrote nor notes nor what was held back', async () => {
    expect(await matches('zeppelin', carla)).toEqual([
      ['Refund for a zeppelin', null, ['zeppelin']],
      ['Delivery', 2, ['zeppelins']],
    ]);
    for (const hidden of ['walrus', 'narwhal', 'axolotl', 'invoice'])
      expect(await matches(hidden, carla)).toEqual([]);
    expect(await matches('walrus')).toEqual([['Delivery', 3, ['walrus']]]);
    expect(await matches('narwhal')).toEqual([['Delivery', 4, ['narwhal']]]);
    expect(await matches('axolotl')).toEqual([]);
  });

  it('goes together with filters, orders and pages', async () => {
    expect(await desk.titles('search=zeppelin&view=resolved')).toEqual(['Delivery']);
    expect(await desk.titles(`search=zeppelin&customer=${dan._id}`)).toEqual(['Something else']);
    expect(await desk.allPages('search=zeppelin&sort=need', 1)).toEqual([
      'Something else',
      'Refund for a zeppelin',
      'Delivery',
    ]);
    expect((await desk.list('limit=1')).data[0]).not.toHaveProperty('match');
  });

  it('gives the command palette conversations and FAQs', async () => {
    await addFaq(desk.api.stores, {
      ...{ category: 'product', question: 'Do you sell a zeppelin?', answer: 'No.', keywords: [] },
    });
    const { conversations, faqs } = dataOf(await desk.agent.http.get<SearchResults>('/search?q=zeppelin'));
    expect(conversations.map(({ match }) => match?.seq)).toEqual([null, 2, 1]);
    expect(faqs).toEqual([
      { _id: expect.any(String), question: 'Do you sell a zeppelin?', category: 'product' },
    ]);
    expect(await desk.refusal('/search?q=zeppelin', carla)).toBe('403 FORBIDDEN');
    for (const wrong of ['', '?q=', '?q=%20', `?q=${'x'.repeat(201)}`, '?q=a%00', '?q=a&kind=faq'])
      expect([wrong, await desk.refusal(`/search${wrong}`)]).toEqual([wrong, '400 VALIDATION_FAILED']);
  });

  it('is beside figures of a conversation, in which no note counts', async () => {
    const path = `/conversations/${ids.get('Delivery')}/statistics`;
    const figures = dataOf(await desk.agent.http.get<ConversationStatistics>(path));
    expect(figures).toMatchObject({
      messages: { total: 2, customer: 1, assistant: 1, agents: 0 },
      sentiments: [{ seq: 1, sentiment: 'negative' }],
    });
    expect(dataOf(await carla.http.get(path))).toEqual(figures);
    expect(await desk.refusal(path, dan)).toBe('404 CONVERSATION_NOT_FOUND');
  });
});
