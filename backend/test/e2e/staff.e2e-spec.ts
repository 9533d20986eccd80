import type { AgentFigures, StaffMember } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { openConversationDesk, type ConversationDesk } from './support/conversation-desk';
import { dataOf, failureOf } from './support/http-client';
import { SocketClient } from './support/socket-client';

const DAY = 24 * 3_600_000;

let desk: ConversationDesk;

beforeAll(async () => {
  desk = await openConversationDesk();
});

describe('staff', () => {
  const member = async ({ _id }: SignedInAccount): Promise<StaffMember | undefined> =>
    dataOf(await desk.agent.http.get<StaffMember[]>('/staff')).find((one) => one._id === _id);

  it('are listed by name, with who is there and what each has on their hands', async () => {
    await SocketClient.connect(desk.api.url, desk.agent.token);
    const [mine, resolved, taggedAlong] = [await desk.create(), await desk.create(), await desk.create()];
    for (const id of [mine, resolved]) await desk.agent.http.post(`/conversations/${id}/join`);
    await desk.agent.http.post(`/conversations/${resolved}/resolve`);
    await desk.colleague.http.post(`/conversations/${taggedAlong}/join`);
    await desk.agent.http.post(`/conversations/${taggedAlong}/join`);
    const former = await createSignedIn(desk.api.url, desk.api.stores, 'agent', 'Gone');
    await desk.api.stores.mongo
      .collection('users')
      .updateOne({ _id: new Types.ObjectId(former._id) }, { $set: { isActive: false } });

    const listed = { avatar: null, status: 'available' };
    expect(dataOf(await desk.colleague.http.get<StaffMember[]>('/staff'))).toEqual([
      { _id: desk.agent._id, name: 'Anna Agent', role: 'agent', ...listed, isOnline: true, load: 1 },
      { _id: desk.colleague._id, name: 'Ben Agent', role: 'agent', ...listed, isOnline: false, load: 1 },
      { _id: desk.admin._id, name: 'Zoe Admin', role: 'admin', ...listed, isOnline: false, load: 0 },
    ]);
    for (const path of ['/staff', '/staff/me/figures']) {
      expect((await desk.customer.http.get(path)).status).toBe(403);
    }
  });

  it('say whether they take on work, and colleagues see it at once', async () => {
    const window = await SocketClient.connect(desk.api.url, desk.admin.token);
    expect((await desk.colleague.http.put('/staff/me/status', { status: 'away' })).status).toBe(200);
    expect(await window.waitFor('staff:status')).toEqual({ userId: desk.colleague._id, status: 'away' });
    expect((await member(desk.colleague))?.status).toBe('away');
    const refused = await desk.colleague.http.put('/staff/me/status', { status: 'asleep' });
    expect([refused.status, failureOf(refused).details?.[0]?.field]).toEqual([400, 'status']);
    // What is so already is no news.
    await desk.colleague.http.put('/staff/me/status', { status: 'away' });
    await desk.colleague.http.put('/staff/me/status', { status: 'available' });
    await window.waitFor('staff:status', ({ status }) => status === 'available');
    expect(window.received('staff:status')).toHaveLength(2);
  });

  it('see their own figures of the last 30 days', async () => {
    const newcomer = await createSignedIn(desk.api.url, desk.api.stores, 'agent');
    const figures = async () => dataOf(await newcomer.http.get<AgentFigures>('/staff/me/figures'));
    expect(await figures()).toEqual({
      handled: 0,
      resolved: 0,
      firstResponseTime: null,
      resolutionTime: null,
      resolutionRate: null,
      reopenRate: null,
      averageRating: null,
      ratings: 0,
    });

    const deed = (by: SignedInAccount, waited: number, daysAgo = 1) => ({
      by: new Types.ObjectId(by._id),
      at: new Date(Date.now() - daysAgo * DAY),
      waited,
    });
    const rating = (score: number) => ({ score, comment: '', at: new Date() });
    const [first, second, third, old, foreign] = await Promise.all([1, 2, 3, 4, 5].map(() => desk.create()));
    for (const id of [first, second, third, old]) await newcomer.http.post(`/conversations/${id}/join`);
    await Promise.all([
      desk.store(first!, {
        firstResponse: deed(newcomer, 1_000),
        resolution: deed(newcomer, 10_000),
        reopenings: 2,
        rating: rating(5),
      }),
      desk.store(second!, {
        firstResponse: deed(newcomer, 2_000),
        resolution: deed(newcomer, 30_000),
        assignedAgent: null,
        rating: rating(2),
      }),
      // Somebody else answered first, resolved it, and is judged for it.
      desk.store(third!, {
        firstResponse: deed(desk.agent, 50_000),
        resolution: deed(desk.agent, 90_000),
        assignedAgent: new Types.ObjectId(desk.agent._id),
        reopenings: 1,
        rating: rating(1),
      }),
      // Too long ago.
      desk.store(old!, {
        lastActivityAt: new Date(Date.now() - 31 * DAY),
        firstResponse: deed(newcomer, 70_000, 31),
        resolution: deed(newcomer, 70_000, 31),
      }),
      // Resolved without a word.
      desk.store(foreign!, { resolution: deed(newcomer, 50_000) }),
    ]);
    expect(await figures()).toEqual({
      handled: 4,
      resolved: 3,
      firstResponseTime: 1_500,
      resolutionTime: 30_000,
      resolutionRate: 0.75,
      reopenRate: 1 / 3,
      averageRating: 3.5,
      ratings: 2,
    });
  });
});
