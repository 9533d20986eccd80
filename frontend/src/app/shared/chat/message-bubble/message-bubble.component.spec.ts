import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { aMessage, anAnswer } from '../../../../testing/factories';
import { provideTestBasics } from '../../../../testing/texts';
import { ApiError } from '../../../core/http/api-error';
import { type ChatItem, chatItems } from '../chat-item';
import { EMPTY_TIMELINE, mergeMessage } from '../message-timeline';
import { MessageBubbleComponent } from './message-bubble.component';

const itemOf = (...args: Parameters<typeof aMessage>): ChatItem =>
  chatItems(mergeMessage(EMPTY_TIMELINE, aMessage(...args)), [], 'customer')[0] as ChatItem;

describe('MessageBubbleComponent', () => {
  let fixture: ComponentFixture<MessageBubbleComponent>;
  const element = () => fixture.nativeElement as HTMLElement;
  const text = () => element().textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const receipt = () => element().querySelector('sb-receipt-ticks')?.getAttribute('data-receipt');

  async function show(item: ChatItem, marks = { deliveredSeq: 0, readSeq: 0 }): Promise<void> {
    fixture.componentRef.setInput('item', item);
    fixture.componentRef.setInput('marks', marks);
    await fixture.whenStable();
  }

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideTestBasics()] });
    fixture = TestBed.createComponent(MessageBubbleComponent);
  });

  it('shows how far one’s own message has come, in words too', async () => {
    const item = itemOf(3);
    await show({ ...item, state: 'sending', seq: null });
    expect(receipt()).toBe('waiting');
    await show(item);
    expect(receipt()).toBe('sent');
    await show(item, { deliveredSeq: 3, readSeq: 2 });
    expect(receipt()).toBe('delivered');
    await show(item, { deliveredSeq: 3, readSeq: 3 });
    expect(receipt()).toBe('read');
    expect(text()).toContain('Read');
  });

  it('shows markup in a message as text', async () => {
    await show(itemOf(1, { content: '<img src=x onerror=alert(1)> <script>x</script>' }));
    expect(element().querySelector('img, script')).toBeNull();
    expect(text()).toContain('<img src=x onerror=alert(1)>');
  });

  it('makes links that tell the other page nothing', async () => {
    await show(itemOf(1, { content: 'https://example.com javascript:alert(1)' }));
    const links = [...element().querySelectorAll('a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://example.com']);
    expect(links[0]?.rel).toContain('noopener');
  });

  it('names the assistant and opens what it cites', async () => {
    const answer = anAnswer(2, {
      metadata: { citations: [{ faq: 'f1', question: 'How do I reset my password?' }] },
    });
    const opened: string[] = [];
    fixture.componentInstance.openCitation.subscribe(({ faq }) => opened.push(faq));
    await show(chatItems(mergeMessage(EMPTY_TIMELINE, answer), [], 'customer')[0] as ChatItem);
    expect(text()).toContain('Assistant');
    (element().querySelector('.chip') as HTMLButtonElement).click();
    expect(opened).toEqual(['f1']);
    expect(receipt()).toBeUndefined();
  });

  it('keeps a blocked message with an explanation and a way on', async () => {
    const reused: string[] = [];
    fixture.componentInstance.reuse.subscribe((words) => reused.push(words));
    await show(itemOf(1, { content: 'rude', moderation: 'blocked', flags: ['harassment'] }));
    expect(text()).toContain('Harassment.');
    expect(text()).toContain('Nobody else can see this.');
    (element().querySelector('.actions button') as HTMLButtonElement).click();
    expect(reused).toEqual(['rude']);
  });

  it('says that a message is being checked', async () => {
    await show(itemOf(1, { moderation: 'pending' }));
    expect(text()).toContain('checking');
  });

  it('offers to retry what could not be sent', async () => {
    const retried: string[] = [];
    fixture.componentInstance.retry.subscribe((id) => retried.push(id));
    const error = new ApiError('RATE_LIMITED', { message: 'Slow down' });
    await show({ ...itemOf(1), state: 'failed', seq: null, clientMessageId: 'k1', error });
    expect(text()).toContain('You are sending faster than we can read.');
    (element().querySelector('.actions button') as HTMLButtonElement).click();
    expect(retried).toEqual(['k1']);
  });

  it('marks a note among staff, and gives it no ticks', async () => {
    await show(itemOf(1, { visibility: 'internal' }));
    expect(text()).toContain('Internal note');
    expect(receipt()).toBeUndefined();
  });

  it('says when no answer could be given', async () => {
    const failure = { conversationId: 'c1', replyTo: 'm1', error: 'X', retryable: true };
    await show({ ...itemOf(1), failure });
    expect(text()).toContain('I could not answer this just now.');
  });
});
