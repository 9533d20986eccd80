import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Socket } from 'ngx-socket-io';
import { provideConsoleBasics } from '../../../../testing/console';
import { aMessage, aSignedInUser, aStaffConversation } from '../../../../testing/factories';
import { FakeSocket, failure, success } from '../../../../testing/fake-socket';
import { SessionStore } from '../../../core/auth/session.store';
import { PresenceStore } from '../../../core/realtime/presence.store';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import { ReportsApi } from '../../../core/reports/reports.api';
import { StaffStore } from '../../../core/staff/staff.store';
import { keepDraft } from '../../../shared/chat/composer/draft-keeper';
import { OutboxStore } from '../../../shared/chat/outbox.store';
import { WritingKeys } from '../conversation/writing-keys';
import { InboxApi } from '../inbox/inbox.api';
import { InboxStore } from '../inbox/inbox.store';
import { AgentConversationComponent } from './agent-conversation.component';

const FORMER = { _id: 'customer', name: 'Former user', role: 'customer', avatar: null } as const;
const SOON = 2_000;

describe('AgentConversationComponent', () => {
  let fixture: ComponentFixture<AgentConversationComponent>;
  let socket: FakeSocket;

  const element = () => fixture.nativeElement as HTMLElement;
  const text = (selector: string) =>
    element().querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const buttons = () => [...element().querySelectorAll('button')].map((one) => one.textContent?.trim());
  const change = (changes: object) => socket.hear('conversation:updated', { conversationId: 'c1', changes });

  beforeEach(async () => {
    localStorage.clear();
    sessionStorage.clear();
    vi.stubGlobal('matchMedia', (query: string) =>
      Object.assign(new EventTarget(), { matches: query.includes('1280px') }),
    );
    socket = new FakeSocket();
    const customer = { ...aSignedInUser(), conversations: { total: 1, resolved: 0 }, averageRating: null };
    const list = () => Promise.resolve({ data: [], meta: { nextCursor: null } });
    TestBed.configureTestingModule({
      imports: [AgentConversationComponent],
      providers: [
        provideConsoleBasics(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        RealtimeService,
        OutboxStore,
        WritingKeys,
        { provide: Socket, useValue: socket },
        { provide: InboxApi, useValue: { customer: () => Promise.resolve(customer), list } },
        { provide: PresenceStore, useValue: { isOnline: () => false } },
        { provide: StaffStore, useValue: { all: () => [] } },
        { provide: ReportsApi, useValue: { list } },
        {
          provide: InboxStore,
          useValue: {
            openId: () => 'c1',
            find: () => aStaffConversation(),
            setOpen: vi.fn(),
            clearUnread: vi.fn(),
            put: vi.fn(),
            tags: () => [],
          },
        },
      ],
    });
    await TestBed.compileComponents();
    TestBed.inject(RealtimeService);
    TestBed.inject(SessionStore).start(aSignedInUser('agent'));
    TestBed.tick();
    socket.accept();
    fixture = TestBed.createComponent(AgentConversationComponent);
    fixture.componentRef.setInput('id', 'c1');
    fixture.detectChanges();
    const page = { conversation: aStaffConversation(), messages: [aMessage(1)], hasMore: false, syncedTo: 1 };
    socket.saidOf('conversation:join').at(-1)?.ack(null, success(page));
    await vi.waitFor(() => expect(text('sb-customer-card')).toContain('customer@example.com'), SOON);
    expect(buttons()).toEqual(expect.arrayContaining(['Join', 'Resolve']));
  });

  afterEach(() => vi.unstubAllGlobals());

  it('shows nothing of a conversation that was deleted, but what was not sent', async () => {
    keepDraft('agent', 'c1', { text: 'I will look.', isNote: false, mentions: [] });
    change({ deleted: true });
    socket.saidOf('conversation:join').at(-1)?.ack(null, failure('CONVERSATION_NOT_FOUND'));
    await vi.waitFor(() => expect(text('sb-deleted-chat h2')).toBe('This chat was deleted'), SOON);
    expect(element().querySelector('textarea')?.value).toBe('I will look.');
    expect(element().textContent).not.toMatch(/Carla Customer|customer@example\.com/);
    expect(buttons()).not.toEqual(expect.arrayContaining(['Join']));
    expect(element().querySelector('sb-assist-panel')).toBeNull();
  });

  it('lets staff write nothing but notes where the customer is gone, and forgets the name', async () => {
    change({ isCustomerGone: true, status: 'resolved', user: FORMER });
    const again = socket.saidOf('conversation:join').at(-1);
    expect(again?.request).toEqual({ conversationId: 'c1', afterSeq: 0 });
    const conversation = aStaffConversation({ isCustomerGone: true, status: 'resolved', user: FORMER });
    const messages = [aMessage(1, { sender: FORMER })];
    again?.ack(null, success({ conversation, messages, hasMore: false, syncedTo: 1 }));
    await vi.waitFor(() => expect(text('sb-context-pane')).toContain('The account was deleted'), SOON);

    expect(text('.gone')).toMatch(/nobody can be answered here/);
    expect(text('sb-conversation-header h2')).toBe('Former user');
    expect(element().textContent).not.toMatch(/Carla Customer|customer@example\.com|Try again/);
    for (const name of ['Join', 'Reopen', 'Resolve']) expect(buttons()).not.toContain(name);
    expect(element().querySelector('textarea')?.placeholder).toBe('A note that only the team sees…');
    expect(element().querySelector<HTMLButtonElement>('.note-toggle')?.disabled).toBe(true);
  });
});
