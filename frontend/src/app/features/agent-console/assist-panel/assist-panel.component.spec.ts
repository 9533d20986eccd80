import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Socket } from 'ngx-socket-io';
import { aMessage, aSignedInUser, aStaffConversation } from '../../../../testing/factories';
import { FakeSocket, success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../../core/auth/session.store';
import { Keyboard } from '../../../core/commands/keyboard';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import { ChatStore } from '../../../shared/chat/chat.store';
import { ChatSync } from '../../../shared/chat/chat-sync';
import { OutboxStore } from '../../../shared/chat/outbox.store';
import { ReceiptSender } from '../../../shared/chat/receipt-sender';
import { TypingStore } from '../../../shared/chat/typing.store';
import { HelpStore } from '../help.store';
import { AssistPanelComponent } from './assist-panel.component';

const HELP = {
  summary: 'Carla cannot sign in.',
  suggestions: ['Try a new password.', 'One moment.', 'Solved?'],
};
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('AssistPanelComponent', () => {
  let fixture: ComponentFixture<AssistPanelComponent>;
  let socket: FakeSocket;
  let http: HttpTestingController;

  const element = () => fixture.nativeElement as HTMLElement;
  const text = () => element().textContent?.replace(/\s+/g, ' ') ?? '';
  const button = (name: string) =>
    [...element().querySelectorAll('button')].find(
      (one) => one.getAttribute('aria-label') === name || one.textContent?.trim().startsWith(name),
    ) as HTMLButtonElement;
  const call = () => http.expectOne('/api/conversations/c1/summary');

  async function rendered(): Promise<void> {
    await settled();
    await fixture.whenStable();
  }

  beforeEach(async () => {
    localStorage.clear();
    socket = new FakeSocket();
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideHttpClient(),
        provideHttpClientTesting(),
        RealtimeService,
        OutboxStore,
        TypingStore,
        ReceiptSender,
        ChatStore,
        ChatSync,
        HelpStore,
        { provide: Socket, useValue: socket },
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser('agent'));
    http = TestBed.inject(HttpTestingController);
    TestBed.inject(ChatSync).open('c1');
    TestBed.inject(ChatStore).replaceConversation(aStaffConversation());
    fixture = TestBed.createComponent(AssistPanelComponent);
    await rendered();
  });

  afterEach(() => {
    http.verify();
    TestBed.resetTestingModule();
  });

  it('offers to sum up when nothing is there', async () => {
    button('Sum up').click();
    await rendered();
    expect(element().querySelector('sb-list-skeleton')).not.toBeNull();
    const { request } = call();
    expect(request.method).toBe('POST');
  });

  it('gives a reply to the composer by Alt and its number, while there is one', async () => {
    const chosen: string[] = [];
    fixture.componentInstance.chosen.subscribe((words) => chosen.push(words));
    TestBed.inject(Keyboard);
    const press = () =>
      document.dispatchEvent(new KeyboardEvent('keydown', { key: '²', code: 'Digit2', altKey: true }));
    press();
    TestBed.inject(ChatStore).noteHelp(HELP);
    press();
    expect(chosen).toEqual(['One moment.']);
  });

  it('shows the FAQs nearest to the last question, takes their answer or a link, and opens them', async () => {
    const chosen: string[] = [];
    const opened: string[] = [];
    fixture.componentInstance.chosen.subscribe((words) => chosen.push(words));
    fixture.componentInstance.opened.subscribe(({ faq }) => opened.push(faq));
    const receive = (...args: Parameters<typeof aMessage>) =>
      TestBed.inject(ChatStore).receive(aMessage(...args));
    receive(1, { content: 'Where is my refund?' });
    receive(2, { content: 'What she wrote is not for us.', moderation: 'blocked' });
    const faq = { _id: 'f1', question: 'How do refunds work?', answer: 'They take ten days.' };
    // The page is not still before this has come.
    const read = await vi.waitFor(() => http.expectOne('/api/faqs?search=Where%20is%20my%20refund?&limit=3'));
    read.flush(success([faq]));
    await rendered();
    button('How do refunds work?').click();
    button('Insert the answer to “How do refunds work?”').click();
    button('Insert a link to “How do refunds work?”').click();
    expect(opened).toEqual(['f1']);
    expect(chosen).toEqual(['They take ten days.', `How do refunds work?\n${location.origin}/help/f1`]);
    TestBed.inject(ChatSync).open('c2');
    await rendered();
    expect(text()).not.toContain('How do refunds work?');
  });

  it('shows what it made, and gives a reply to the composer when it is chosen', async () => {
    const chosen: string[] = [];
    fixture.componentInstance.chosen.subscribe((words) => chosen.push(words));
    button('Sum up').click();
    call().flush(success(HELP));
    await rendered();
    expect(text()).toContain('Carla cannot sign in.');
    const replies = [...element().querySelectorAll<HTMLButtonElement>('.suggestion')];
    expect(replies.map((reply) => reply.getAttribute('aria-keyshortcuts'))).toEqual([
      'Alt+1',
      'Alt+2',
      'Alt+3',
    ]);
    replies[1]?.click();
    expect(chosen).toEqual(['One moment.']);
  });

  it('follows what is pushed for this conversation, and for no other', async () => {
    socket.hear('conversation:summary', { conversationId: 'c1', summary: HELP.summary });
    socket.hear('conversation:suggestions', { conversationId: 'c1', suggestions: HELP.suggestions });
    socket.hear('conversation:summary', { conversationId: 'c2', summary: 'Somebody else.' });
    await rendered();
    expect(text()).toContain(HELP.summary);
    expect(text()).toContain('Solved?');
    expect(text()).not.toContain('Somebody else.');
  });

  it('keeps what is shown while it is made anew, and when that fails says so', async () => {
    TestBed.inject(ChatStore).noteHelp(HELP);
    await rendered();
    button('Refresh summary and suggestions').click();
    await rendered();
    expect(text()).toContain(HELP.summary);
    const body = { success: false, message: 'No.', error: 'DEPENDENCY_UNAVAILABLE', correlationId: 'x' };
    call().flush(body, { status: 503, statusText: 'Gone' });
    await rendered();
    expect(text()).toContain(HELP.summary);
    expect(element().querySelector('[role=alert]')?.textContent).toContain('not available just now');
    button('Try again').click();
    call().flush(success({ ...HELP, summary: 'All is well.' }));
    await rendered();
    expect(text()).toContain('All is well.');
    expect(element().querySelector('[role=alert]')).toBeNull();
  });

  it('does not show what was made for a conversation that is no longer open', async () => {
    button('Sum up').click();
    TestBed.inject(ChatSync).open('c2');
    TestBed.inject(ChatStore).replaceConversation(aStaffConversation({ _id: 'c2' }));
    call().flush(success(HELP));
    await rendered();
    expect(text()).not.toContain(HELP.summary);
    expect(button('Sum up')).toBeDefined();
  });

  it('is a closed line with a foretaste where there is no room', async () => {
    TestBed.inject(ChatStore).noteHelp(HELP);
    fixture.componentRef.setInput('isCollapsible', true);
    await rendered();
    const toggle = button('Assist');
    expect(toggle.getAttribute('aria-expanded')).toBe('false');
    expect(toggle.textContent).toContain(HELP.summary);
    expect(element().querySelector<HTMLElement>('#assist-content')?.hidden).toBe(true);
    toggle.click();
    await rendered();
    expect(element().querySelector<HTMLElement>('#assist-content')?.hidden).toBe(false);
    element().querySelector<HTMLButtonElement>('.suggestion')?.click();
    await rendered();
    expect(toggle.getAttribute('aria-expanded')).toBe('false');
  });
});
