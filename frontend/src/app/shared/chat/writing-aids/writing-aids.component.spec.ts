import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { CannedReplyView, StaffMember } from '@switchboard/contracts';
import { aSignedInUser } from '../../../../testing/factories';
import { success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../../core/auth/session.store';
import { ComposerComponent, type WrittenMessage } from '../composer/composer.component';

const settled = () => new Promise((resolve) => setTimeout(resolve));

const person = (id: string, name: string): StaffMember => ({
  _id: id,
  name,
  role: 'agent',
  avatar: null,
  status: 'available',
  isOnline: true,
  load: 0,
});
const STAFF = [person('a1', 'Ada Lovelace'), person('a2', 'Grace Hopper'), person('agent', 'Carla Customer')];

const reply = (shortcut: string, content: string): CannedReplyView => ({
  _id: shortcut,
  shortcut,
  title: `About ${shortcut}`,
  content,
  category: 'general',
  createdAt: '2026-03-01T10:00:00.000Z',
  updatedAt: '2026-03-01T10:00:00.000Z',
});
const REPLIES = [
  reply('closing', 'All done, {{customer.firstName}}. — {{agent.firstName}}'),
  reply('refund', 'The refund for order {{order.id}} is on its way.'),
  reply('refund-started', 'I have started it.'),
];

describe('what staff have beside the field', () => {
  let fixture: ComponentFixture<ComposerComponent>;
  let http: HttpTestingController;
  let field: HTMLTextAreaElement;
  let written: WrittenMessage[];

  const element = () => fixture.nativeElement as HTMLElement;
  const options = () =>
    [...element().querySelectorAll('[role=option]')].map((one) =>
      one.textContent?.replace(/\s+/g, ' ').trim(),
    );
  const chosen = () => element().querySelector('[aria-selected=true] .name')?.textContent;

  async function rendered(): Promise<void> {
    await settled();
    await fixture.whenStable();
  }

  async function write(text: string): Promise<void> {
    field.value = text;
    field.setSelectionRange(text.length, text.length);
    field.dispatchEvent(new Event('input'));
    await rendered();
    for (const call of http.match('/api/staff')) call.flush(success(STAFF));
    for (const call of http.match('/api/canned-replies')) call.flush(success(REPLIES));
    await rendered();
  }

  async function press(key: string): Promise<void> {
    field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await rendered();
  }

  async function writeNote(text: string): Promise<void> {
    [...element().querySelectorAll('button')].find((one) => one.textContent?.includes('Note'))?.click();
    await write(text);
  }

  beforeEach(async () => {
    sessionStorage.clear();
    TestBed.configureTestingModule({
      imports: [ComposerComponent],
      providers: [provideTestBasics(), provideHttpClient(), provideHttpClientTesting()],
    });
    TestBed.inject(SessionStore).start(aSignedInUser('agent'));
    http = TestBed.inject(HttpTestingController);
    // Its deferred parts are known only after this.
    await TestBed.compileComponents();
    fixture = TestBed.createComponent(ComposerComponent);
    fixture.componentRef.setInput('conversationId', 'c1');
    fixture.componentRef.setInput('facts', { customerName: 'Zoë Zimmer', title: 'A refund' });
    written = [];
    fixture.componentInstance.written.subscribe((message) => written.push(message));
    document.body.append(element());
    await rendered();
    await rendered();
    field = element().querySelector('textarea') as HTMLTextAreaElement;
  });

  afterEach(() => element().remove());

  describe('in a note', () => {
    it('offers colleagues after an @, by any of their names and without oneself', async () => {
      await writeNote('please look, @');
      expect(options()).toEqual(['Ada Lovelace available', 'Grace Hopper available']);
      await write('please look, @hop');
      expect(options()).toEqual(['Grace Hopper available']);
      await write('please look, @xyz');
      expect(options()).toEqual([]);
    });

    it('puts the name in with Enter, and calls whoever is still named when it goes', async () => {
      await writeNote('@');
      await press('ArrowDown');
      expect(chosen()).toBe('Grace Hopper');
      expect(field.getAttribute('aria-activedescendant')).toBe('writing-option-a2');
      await press('Enter');
      expect(field.value).toBe('@Grace Hopper ');
      expect(options()).toEqual([]);
      await write('@Grace Hopper and @ada');
      await press('Enter');
      await write('@Ada Lovelace alone');
      await press('Enter');
      expect(written).toEqual([{ content: '@Ada Lovelace alone', visibility: 'internal', mentions: ['a1'] }]);
    });

    it('closes with Escape, and Enter then sends', async () => {
      await writeNote('@ada');
      await press('Escape');
      expect(options()).toEqual([]);
      await press('Enter');
      expect(written).toEqual([{ content: '@ada', visibility: 'internal', mentions: [] }]);
    });
  });

  describe('when a fresh list comes in', () => {
    const later = () => vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 120_000);

    /** Begins a list that is known already; what comes in then is the test's to say. */
    async function begin(text: string): Promise<void> {
      field.value = text;
      field.dispatchEvent(new Event('input'));
      await rendered();
    }

    afterEach(() => vi.restoreAllMocks());

    it('stays with the colleague who was chosen', async () => {
      await writeNote('@');
      await write('');
      later();
      await begin('@');
      await press('ArrowDown');
      http.expectOne('/api/staff').flush(success([person('a0', 'Aaron Aaronson'), ...STAFF]));
      await rendered();
      expect(options()).toHaveLength(3);
      expect(chosen()).toBe('Grace Hopper');
      await press('Enter');
      expect(field.value).toBe('@Grace Hopper ');
    });

    it('stays with the reply that stood there first, and goes to the first when that one is gone', async () => {
      await write('/');
      await write('');
      later();
      await begin('/');
      http.expectOne('/api/canned-replies').flush(success([reply('apology', 'I am sorry.'), ...REPLIES]));
      await rendered();
      expect(options()).toHaveLength(4);
      expect(chosen()).toBe('/closing');
      await write('');
      vi.restoreAllMocks();
      vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 400_000);
      await begin('/');
      await press('ArrowDown');
      http.expectOne('/api/canned-replies').flush(success(REPLIES.slice(1)));
      await rendered();
      expect(chosen()).toBe('/refund');
    });
  });

  it('calls nobody in an answer to the customer', async () => {
    await write('@ada');
    expect(options()).toEqual([]);
    http.expectNone('/api/staff');
  });

  it('offers canned replies after a slash, filled in, those that begin so first', async () => {
    await write('/ref');
    expect(options()).toEqual(['/refund About refund', '/refund-started About refund-started']);
    await write('/');
    expect(chosen()).toBe('/closing');
    expect(element().querySelector('.preview')?.textContent).toBe('All done, Zoë. — Carla');
    await press('Enter');
    expect(field.value).toBe('All done, Zoë. — Carla');
    expect(written).toEqual([]);
  });

  describe('for keys that come faster than the page is drawn', () => {
    const key = (name: string) =>
      field.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));

    it('takes the second Enter for sending', async () => {
      await write('/clos');
      key('Enter');
      key('Enter');
      await rendered();
      expect(written.map(({ content }) => content)).toEqual(['All done, Zoë. — Carla']);
      expect(field.value).toBe('');
    });

    it('takes an Enter after the shortcut for choosing', async () => {
      await write('/');
      field.value = '/refund-';
      field.dispatchEvent(new Event('input'));
      key('Enter');
      await rendered();
      expect(field.value).toBe('I have started it.');
      expect(written).toEqual([]);
    });

    it('holds back what nobody has filled in', async () => {
      await write('/refund');
      key('Enter');
      key('Enter');
      await rendered();
      expect(written).toEqual([]);
      expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('{{order.id}}');
    });
  });

  it('points out what nobody has filled in before it goes, and lets it go the second time', async () => {
    await write('/refund');
    await press('Enter');
    expect(element().querySelector('.unfilled')?.textContent).toContain('{{order.id}}');
    await press('Enter');
    expect(written).toEqual([]);
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('{{order.id}}');
    await press('Enter');
    expect(written.map(({ content }) => content)).toEqual([
      'The refund for order {{order.id}} is on its way.',
    ]);
  });
});
