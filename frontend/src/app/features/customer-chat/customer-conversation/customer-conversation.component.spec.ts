import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ConversationView } from '@switchboard/contracts';
import { Socket } from 'ngx-socket-io';
import { aConversation, aMessage, aSignedInUser } from '../../../../testing/factories';
import { FakeSocket, failure, success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../../core/auth/session.store';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import { keepDraft } from '../../../shared/chat/composer/draft-keeper';
import { ConversationListStore } from '../../../shared/chat/conversation-list.store';
import { OutboxStore } from '../../../shared/chat/outbox.store';
import { CustomerConversationComponent } from './customer-conversation.component';

const AGENT = { _id: 'a1', name: 'Noor Haddad', role: 'agent', avatar: null } as const;

describe('CustomerConversationComponent', () => {
  let fixture: ComponentFixture<CustomerConversationComponent>;
  let socket: FakeSocket;

  const text = (selector: string) =>
    (fixture.nativeElement as HTMLElement)
      .querySelector(selector)
      ?.textContent?.replace(/\s+/g, ' ')
      .trim() ?? '';

  async function open(changes: Partial<ConversationView>): Promise<void> {
    const messages = [aMessage(1)];
    const page = { conversation: aConversation(changes), messages, hasMore: false, syncedTo: 1 };
    socket.saidOf('conversation:join').at(-1)?.ack(null, success(page));
    await vi.waitFor(() => expect(text('h2')).toBe('A question'), 2_000);
  }

  beforeEach(async () => {
    localStorage.clear();
    sessionStorage.clear();
    // A phone: nothing takes the focus by itself.
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    socket = new FakeSocket();
    TestBed.configureTestingModule({
      imports: [CustomerConversationComponent],
      providers: [
        provideTestBasics(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        RealtimeService,
        OutboxStore,
        ConversationListStore,
        { provide: Socket, useValue: socket },
      ],
    });
    await TestBed.compileComponents();
    TestBed.inject(RealtimeService);
    TestBed.inject(SessionStore).start(aSignedInUser());
    TestBed.tick();
    socket.accept();
    fixture = TestBed.createComponent(CustomerConversationComponent);
    fixture.componentRef.setInput('id', 'c1');
    fixture.detectChanges();
  });

  afterEach(() => vi.unstubAllGlobals());

  it.each<[string, Partial<ConversationView>]>([
    ['With the assistant', {}],
    ['You are waiting for a person', { status: 'escalated' }],
    ['With Noor Haddad', { status: 'escalated', isAgentInvolved: true, assignedAgent: AGENT }],
    ['Resolved. Write to open it again', { status: 'resolved', isAgentInvolved: true, assignedAgent: AGENT }],
  ])('says whose turn it is: %s', async (words, changes) => {
    await open(changes);
    expect(text('.facts')).toContain(words);
  });

  it('says that it was deleted, and gives back what was not sent', async () => {
    await open({});
    keepDraft('customer', 'c1', { text: 'And my invoice?', isNote: false, mentions: [] });
    socket.hear('conversation:updated', { conversationId: 'c1', changes: { deleted: true } });
    socket.saidOf('conversation:join').at(-1)?.ack(null, failure('CONVERSATION_NOT_FOUND'));
    await vi.waitFor(() => expect(text('sb-deleted-chat h2')).toBe('This chat was deleted'), 2_000);
    const element = fixture.nativeElement as HTMLElement;
    expect(element.querySelector('textarea')?.value).toBe('And my invoice?');
    expect(element.querySelector('sb-composer')).toBeNull();
    expect(element.querySelector<HTMLButtonElement>('[aria-label=Details]')?.disabled).toBe(true);
    expect(text('header')).not.toMatch(/Talk to a person|With the assistant/);
  });
});
