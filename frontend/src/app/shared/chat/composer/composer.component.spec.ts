import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { aSignedInUser } from '../../../../testing/factories';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../../core/auth/session.store';
import { ComposerComponent, type WrittenMessage } from './composer.component';

describe('ComposerComponent', () => {
  let fixture: ComponentFixture<ComposerComponent>;
  let field: HTMLTextAreaElement;
  let written: WrittenMessage[];
  let typing: string[];

  async function open(conversationId = 'c1'): Promise<void> {
    fixture = TestBed.createComponent(ComposerComponent);
    fixture.componentRef.setInput('conversationId', conversationId);
    written = [];
    typing = [];
    fixture.componentInstance.written.subscribe((message) => written.push(message));
    fixture.componentInstance.typing.subscribe((event) => typing.push(event));
    await fixture.whenStable();
    field = element().querySelector('textarea') as HTMLTextAreaElement;
  }

  const element = () => fixture.nativeElement as HTMLElement;
  const button = (name: string) =>
    [...element().querySelectorAll('button')].find(
      (one) => one.getAttribute('aria-label') === name || one.textContent?.trim() === name,
    ) as HTMLButtonElement;

  async function write(text: string): Promise<void> {
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  }

  function press(init: KeyboardEventInit): KeyboardEvent {
    const event = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, bubbles: true, ...init });
    field.dispatchEvent(event);
    return event;
  }

  beforeEach(async () => {
    sessionStorage.clear();
    TestBed.configureTestingModule({
      imports: [ComposerComponent],
      providers: [provideTestBasics(), provideHttpClient(), provideHttpClientTesting()],
    });
    TestBed.inject(SessionStore).start(aSignedInUser('agent'));
    // Its deferred parts are known only after this.
    await TestBed.compileComponents();
    await open();
  });

  afterEach(() => vi.useRealTimers());

  it('has the names that assistive technology and tests rely on', () => {
    expect(field.getAttribute('aria-label')).toBe('Message');
    expect(button('Send').disabled).toBe(true);
  });

  it('sends trimmed text on Enter and empties itself', async () => {
    await write('  Hello  ');
    expect(press({}).defaultPrevented).toBe(true);
    await fixture.whenStable();
    expect(written).toEqual([{ content: 'Hello', visibility: 'public', mentions: [] }]);
    expect(field.value).toBe('');
  });

  it('asks before it sends where it has to, and keeps the words until the answer is yes', async () => {
    const answers: ((isWanted: boolean) => void)[] = [];
    const confirm = vi.fn(() => new Promise<boolean>((answer) => answers.push(answer)));
    fixture.componentRef.setInput('confirmSend', confirm);
    await write('Me too');
    press({});
    press({});
    expect(confirm).toHaveBeenCalledExactlyOnceWith({
      content: 'Me too',
      visibility: 'public',
      mentions: [],
    });
    answers[0]?.(false);
    await fixture.whenStable();
    expect(written).toEqual([]);
    expect(field.value).toBe('Me too');
    press({});
    answers[1]?.(true);
    await fixture.whenStable();
    expect(written).toEqual([{ content: 'Me too', visibility: 'public', mentions: [] }]);
    expect(field.value).toBe('');
  });

  it('says when a draft begins, and not with every stroke', async () => {
    let begun = 0;
    fixture.componentInstance.draftBegun.subscribe(() => begun++);
    await write('H');
    await write('He');
    expect(begun).toBe(1);
    press({});
    await write('Again');
    expect(begun).toBe(2);
  });

  it('makes a new line on Shift and Enter', async () => {
    await write('Hello');
    expect(press({ shiftKey: true }).defaultPrevented).toBe(false);
    expect(written).toEqual([]);
  });

  it('leaves Enter alone while characters are being composed', async () => {
    await write('にほん');
    expect(press({ isComposing: true }).defaultPrevented).toBe(false);
    expect(press({ keyCode: 229 }).defaultPrevented).toBe(false);
    expect(written).toEqual([]);
  });

  it('sends nothing when there is nothing', async () => {
    await write('  \n ');
    press({});
    expect(written).toEqual([]);
  });

  it('keeps a draft per conversation and over a reload', async () => {
    await write('half a sentence');
    fixture.componentRef.setInput('conversationId', 'c2');
    await fixture.whenStable();
    expect(field.value).toBe('');
    await open('c1');
    expect(field.value).toBe('half a sentence');
  });

  it('gives a note back as a note, and never as an answer to the customer', async () => {
    button('Note').click();
    await write('Was angry last week.');
    fixture.componentRef.setInput('conversationId', 'c2');
    await fixture.whenStable();
    expect(button('Note').getAttribute('aria-pressed')).toBe('false');
    await open('c1');
    expect(field.value).toBe('Was angry last week.');
    press({});
    expect(written.map(({ visibility }) => visibility)).toEqual(['internal']);
  });

  it('keeps one person’s draft from the next one who signs in here', async () => {
    await write('half a sentence');
    TestBed.inject(SessionStore).start(aSignedInUser('admin'));
    await open('c1');
    expect(field.value).toBe('');
  });

  it('sends nothing when another conversation was opened while it asked', async () => {
    let answer: (isWanted: boolean) => void = () => undefined;
    fixture.componentRef.setInput('confirmSend', () => new Promise<boolean>((resolve) => (answer = resolve)));
    await write('I take this.');
    press({});
    fixture.componentRef.setInput('conversationId', 'c2');
    await fixture.whenStable();
    answer(true);
    await fixture.whenStable();
    expect(written).toEqual([]);
    await open('c1');
    expect(field.value).toBe('I take this.');
  });

  it('takes offered words without sending them, one in the place of the other', async () => {
    fixture.componentInstance.suggest('First offer');
    fixture.componentInstance.suggest('Second offer');
    await fixture.whenStable();
    expect(field.value).toBe('Second offer');
    expect(written).toEqual([]);
  });

  it('keeps what was typed when words are offered', async () => {
    await write('Hello Carla,');
    fixture.componentInstance.suggest('I am on it.');
    fixture.componentInstance.suggest('Done.');
    await fixture.whenStable();
    expect(field.value).toBe('Hello Carla,\nI am on it.\nDone.');
  });

  it('counts from 3,500 characters and stops at 4,000', async () => {
    await write('a'.repeat(3_499));
    expect(element().textContent).not.toContain('of 4000');
    await write('a'.repeat(3_500));
    expect(element().textContent).toContain('3500 of 4000');
    await write('a'.repeat(4_001));
    expect(button('Send').disabled).toBe(true);
    press({});
    expect(written).toEqual([]);
    expect(field.value).toHaveLength(4_001);
  });

  it('says that somebody is typing once in a while, and that they stopped', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    const stroke = (text: string) => {
      field.value = text;
      field.dispatchEvent(new Event('input'));
    };
    stroke('a');
    stroke('ab');
    expect(typing).toEqual(['typing:start']);
    vi.advanceTimersByTime(3_100);
    stroke('abc');
    expect(typing).toEqual(['typing:start', 'typing:start']);
    vi.advanceTimersByTime(4_100);
    expect(typing.at(-1)).toBe('typing:stop');
  });

  it('writes a note when asked to, and does not show the customer that it is being typed', async () => {
    button('Note').click();
    await write('Was angry last week.');
    press({});
    expect(written).toEqual([{ content: 'Was angry last week.', visibility: 'internal', mentions: [] }]);
    expect(typing).toEqual([]);
  });

  it('takes words back without losing those that are there', async () => {
    await write('new');
    fixture.componentInstance.take('old');
    expect(field.value).toBe('new\nold');
  });
});
