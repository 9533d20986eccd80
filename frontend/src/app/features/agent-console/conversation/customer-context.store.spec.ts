import { TestBed } from '@angular/core/testing';
import type { CustomerProfile } from '@switchboard/contracts';
import { Socket } from 'ngx-socket-io';
import { aSignedInUser, aStaffConversation } from '../../../../testing/factories';
import { FakeSocket } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import { ReportsApi } from '../../../core/reports/reports.api';
import { InboxApi } from '../inbox/inbox.api';
import { CustomerContextStore } from './customer-context.store';

const profile = (resolved: number): CustomerProfile => ({
  ...aSignedInUser('customer'),
  conversations: { total: 2, resolved },
  averageRating: null,
});

describe('who the desk is talking to', () => {
  const customer = vi.fn<InboxApi['customer']>();
  const list = vi.fn<InboxApi['list']>();
  let socket: FakeSocket;
  let store: CustomerContextStore;

  beforeEach(() => {
    socket = new FakeSocket();
    customer.mockReset().mockResolvedValue(profile(0));
    list.mockReset().mockResolvedValue({
      data: [aStaffConversation({ _id: 'c1' }), aStaffConversation({ _id: 'c2' })],
      meta: { nextCursor: null },
    });
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        RealtimeService,
        CustomerContextStore,
        { provide: Socket, useValue: socket },
        { provide: InboxApi, useValue: { customer, list } },
        { provide: ReportsApi, useValue: { list: () => Promise.resolve({ data: [], meta: {} }) } },
      ],
    });
    store = TestBed.inject(CustomerContextStore);
  });

  it('is read anew when one of their conversations is resolved, and not with each message', async () => {
    const change = (conversationId: string, changes: object) =>
      socket.hear('conversation:updated', { conversationId, changes });
    store.open('c1');
    await vi.waitFor(() => expect(store.profile()?.conversations.resolved).toBe(0));
    change('c1', { status: 'active', lastMessageAt: '2026-03-01T10:00:00.000Z' });
    change('of-another', { status: 'resolved' });
    expect(customer).toHaveBeenCalledTimes(1);
    customer.mockResolvedValue(profile(1));
    change('c1', { status: 'resolved' });
    await vi.waitFor(() => expect(store.profile()?.conversations.resolved).toBe(1));
  });
});
