import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ConversationView } from '@switchboard/contracts';
import { Socket } from 'ngx-socket-io';
import { aConversation, aMessage, aSignedInUser } from '../../../../testing/factories';
import { FakeSocket, success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../../core/auth/session.store';
import { RealtimeService } from '../../../core/realtime/realtime.service';
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
});
