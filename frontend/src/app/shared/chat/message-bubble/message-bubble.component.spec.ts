import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { aMessage, anAnswer } from '../../../../testing/factories';
import { provideTestBasics } from '../../../../testing/texts';
import { loadMarkdown } from '../../ui/markdown/markdown.component';
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

  beforeEach(async () => {
    TestBed.configureTestingModule({ imports: [MessageBubbleComponent], providers: [provideTestBasics()] });
    // Its deferred parts are known only after this.
    await TestBed.compileComponents();
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

  it.each([
    '[click](javascript:alert(1))',
    '<a href="javascript:alert(1)">click</a>',
    '<svg onload=alert(1)><use href="data:image/svg+xml,x"/></svg>',
    '![x](x"onerror="alert(1))',
    'JaVaScRiPt:alert(1) data:text/html,<script>x</script> vbscript:x',
    '{{constructor.constructor("alert(1)")()}}',
  ])('shows %s as it was written, to everybody, in names and notes too', async (nasty) => {
    const by = { _id: 'a1', name: nasty, role: 'agent', avatar: null } as const;
    for (const visibility of ['public', 'internal'] as const) {
      await show(itemOf(1, { content: nasty, visibility, sender: by, senderType: 'agent', mentions: [] }));
      expect(element().querySelector('.bubble')?.textContent).toBe(nasty);
      expect(element().querySelector('.name')?.textContent?.trim()).toBe(nasty);
      expect(element().querySelector('a, img, script, .bubble svg, [onload], [onerror]')).toBeNull();
    }
  });

  it('offers what can be done with a message: by its menu, and at once for a mouse', async () => {
    const acted: string[] = [];
    const wanted: HTMLElement[] = [];
    fixture.componentInstance.acted.subscribe((action) => acted.push(action));
    fixture.componentInstance.menuWanted.subscribe((anchor) => wanted.push(anchor));
    await show(itemOf(1));
    const more = element().querySelector('.message-more') as HTMLButtonElement;
    expect([more.getAttribute('aria-label'), more.tabIndex]).toEqual(['Actions for this message', -1]);
    fixture.componentRef.setInput('isReachable', true);
    await fixture.whenStable();
    expect(more.tabIndex).toBe(0);
    more.click();
    expect(wanted).toEqual([more]);
    element().dispatchEvent(new Event('mouseenter'));
    await vi.waitFor(() => expect(element().querySelector('sb-quick-actions button')).not.toBeNull());
    const names = [...element().querySelectorAll<HTMLButtonElement>('sb-quick-actions button')];
    names.forEach((button) => button.click());
    expect(names.map((button) => button.getAttribute('aria-label'))).toEqual(['Copy', 'Quote', 'Report']);
    expect(acted).toEqual(['copy', 'quote', 'report']);
    await show({ ...itemOf(1), state: 'queued' });
    expect(element().querySelector('.message-more')).toBeNull();
  });

  it('makes links that tell the other page nothing', async () => {
    await show(itemOf(1, { content: 'https://example.com javascript:alert(1)' }));
    const links = [...element().querySelectorAll('a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://example.com']);
    expect(links[0]?.rel).toContain('noopener');
  });

  it('reads Markdown in answers alone', async () => {
    await show(itemOf(1, { content: '**mine**' }));
    await loadMarkdown();
    expect(element().querySelector('strong')).toBeNull();
    const answer = anAnswer(2, { content: '**bold** <img src=x onerror=alert(1)>' });
    await show(chatItems(mergeMessage(EMPTY_TIMELINE, answer), [], 'customer')[0] as ChatItem);
    expect(element().querySelector('strong')?.textContent).toBe('bold');
    expect(element().querySelector('.bubble img')).toBeNull();
    expect(text()).toContain('<img src=x onerror=alert(1)>');
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

  describe('a question without an answer', () => {
    const failure = { error: 'I could not answer just now.', retryable: true };
    const names = () =>
      [...element().querySelectorAll('.actions button')].map((one) => one.textContent?.trim());
    const press = (name: string) =>
      (
        [...element().querySelectorAll('.actions button')].find(
          (one) => one.textContent?.trim() === name,
        ) as HTMLButtonElement
      ).click();

    it('says why, and offers to try again or to talk to a person', async () => {
      const asked: string[] = [];
      fixture.componentInstance.askAgain.subscribe(() => asked.push('again'));
      fixture.componentInstance.askPerson.subscribe(() => asked.push('person'));
      await show({ ...itemOf(1), failure });
      expect(text()).toContain('I could not answer just now.');
      press('Try again');
      press('Talk to a person');
      expect(asked).toEqual(['again', 'person']);
    });

    it('offers a person even when trying again is of no use', async () => {
      await show({ ...itemOf(1), failure: { ...failure, retryable: false } });
      expect(names()).toEqual(['Talk to a person']);
    });

    it('says that a person is on the way rather than offering one twice', async () => {
      fixture.componentRef.setInput('isWithPeople', true);
      await show({ ...itemOf(1), failure });
      expect(names()).toEqual(['Try again']);
      expect(text()).toContain('A person will be with you soon.');
    });

    it('can be tried again by staff', async () => {
      fixture.componentRef.setInput('isForStaff', true);
      await show({ ...itemOf(1), isMine: false, failure });
      expect(names()).toEqual(['Try again']);
    });
  });

  describe('an answer', () => {
    const answer = (...args: Parameters<typeof anAnswer>) =>
      chatItems(mergeMessage(EMPTY_TIMELINE, anAnswer(...args)), [], 'customer')[0] as ChatItem;
    const thumb = (name: string) => element().querySelector(`[aria-label="${name}"]`) as HTMLButtonElement;

    it('takes the customer’s opinion, and shows which it is', async () => {
      const rated: string[] = [];
      fixture.componentInstance.rate.subscribe((rating) => rated.push(rating));
      await show(answer(2));
      expect(thumb('Helpful').getAttribute('aria-pressed')).toBe('false');
      thumb('Not helpful').click();
      expect(rated).toEqual(['down']);
      await show(answer(2, { feedback: 'down' }));
      expect(thumb('Helpful').getAttribute('aria-pressed')).toBe('false');
      expect(thumb('Not helpful').getAttribute('aria-pressed')).toBe('true');
    });

    it('has its place for thumbs from the first word on, and thumbs when it is whole', async () => {
      await show({ ...answer(2), state: 'streaming' });
      expect(element().querySelector('sb-answer-foot')).not.toBeNull();
      expect(thumb('Helpful')).toBeNull();
    });

    it('shows staff the opinion in words, and no thumbs to press', async () => {
      fixture.componentRef.setInput('isForStaff', true);
      await show(answer(2, { feedback: 'up' }));
      expect(text()).toContain('Helpful to the customer');
      expect(element().querySelector('[aria-pressed]')).toBeNull();
    });

    it('keeps its details to itself until staff ask', async () => {
      fixture.componentRef.setInput('isForStaff', true);
      await show(answer(2, { metadata: { provider: 'openai', model: 'gpt-4', cost: null, tokensUsed: 5 } }));
      const toggle = element().querySelector('.details-toggle') as HTMLButtonElement;
      expect(toggle.getAttribute('aria-expanded')).toBe('false');
      expect(text()).not.toContain('gpt-4');
      toggle.click();
      await fixture.whenStable();
      expect(toggle.getAttribute('aria-expanded')).toBe('true');
    });

    it('tells staff who released a message', async () => {
      fixture.componentRef.setInput('isForStaff', true);
      const by = { _id: 'a1', name: 'Ada Agent', role: 'agent', avatar: null } as const;
      await show(itemOf(1, { release: { by, at: '2026-03-01T10:05:00.000Z' } }));
      expect(text()).toContain('Released by Ada Agent');
    });

    it('tells staff alone that a message is marked for review', async () => {
      await show(itemOf(1, { flags: ['injection'] }));
      expect(text()).not.toContain('manipulation');
      fixture.componentRef.setInput('isForStaff', true);
      await show(itemOf(1, { flags: ['injection'] }));
      expect(text()).toContain('Possible manipulation attempt');
    });
  });
});
