import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatSlideToggleHarness } from '@angular/material/slide-toggle/testing';
import { Router, provideRouter } from '@angular/router';
import type { Role } from '@switchboard/contracts';
import { aSignedInUser, aStaffConversation } from '../../../../testing/factories';
import { success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../auth/session.store';
import { CommandBarComponent } from '../command-bar/command-bar.component';
import { type Command, Commands } from '../commands';

@Component({ template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class EmptyPage {}

const settled = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the palette', () => {
  let fixture: ComponentFixture<CommandBarComponent>;
  let http: HttpTestingController;
  let ran: string[];

  const loader = () => TestbedHarnessEnvironment.documentRootLoader(fixture);
  const field = () => document.querySelector<HTMLInputElement>('sb-palette input');
  const names = () =>
    [...document.querySelectorAll('sb-palette [role=option] .name')].map((one) => one.textContent);
  const chosen = () => document.querySelector('[aria-selected=true] .name')?.textContent;
  const news = () => document.querySelector('sb-palette [role=status]')?.textContent?.trim();
  const command = (id: string, label: string, more: Partial<Command> = {}): Command => ({
    id,
    label,
    run: () => ran.push(id),
    ...more,
  });

  function press(key: string, init: KeyboardEventInit = {}, target: Element = document.body): void {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));
  }

  async function start(role: Role): Promise<void> {
    TestBed.inject(SessionStore).start(aSignedInUser(role));
    fixture = TestBed.createComponent(CommandBarComponent);
    await fixture.whenStable();
    TestBed.inject(Commands).register([
      command('conversation.resolve', 'agent.resolve', {
        group: 'commands.group.writing',
        shortcut: 'e',
      }),
      command('list.next', 'agent.more', { shortcut: 'j', isHidden: true }),
      command('conversation.join', 'agent.join', { isAvailable: () => false }),
    ]);
  }

  async function open(): Promise<void> {
    press('k', { ctrlKey: true });
    await vi.waitFor(() => expect(field()).not.toBeNull());
    await fixture.whenStable();
  }

  async function write(text: string): Promise<void> {
    const input = field() as HTMLInputElement;
    input.value = text;
    input.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  }

  async function closed(): Promise<void> {
    await vi.waitFor(() => expect(field()).toBeNull());
  }

  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    ran = [];
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', component: EmptyPage }]),
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => TestBed.resetTestingModule());

  it('has in its field what was typed while it was loaded, of which no letter has acted', async () => {
    await start('agent');
    press('k', { ctrlKey: true });
    for (const key of 'ez') press(key);
    press('Backspace');
    await vi.waitFor(() => expect(field()?.value).toBe('e'));
    expect(document.activeElement).toBe(field());
    expect(ran).toEqual([]);
    press('k', { ctrlKey: true }, field() as HTMLInputElement);
    await closed();
    press('e');
    expect(ran).toEqual(['conversation.resolve']);
  });

  it('does not come when it was given up before it was there', async () => {
    await start('agent');
    press('k', { ctrlKey: true });
    press('Escape');
    await settled(50);
    expect(field()).toBeNull();
    press('e');
    expect(ran).toEqual(['conversation.resolve']);
  });

  it('offers what can be done here and where one can go, and runs it with Enter', async () => {
    await start('agent');
    await open();
    expect(names()).toEqual(
      expect.arrayContaining(['Resolve', 'Keyboard shortcuts', 'Switch the theme', 'Inbox']),
    );
    expect(names()).not.toContain('More');
    expect(names()).not.toContain('Join');
    await write('rslv');
    expect(names()).toEqual(['Resolve']);
    press('Enter', {}, field() as Element);
    await closed();
    expect(ran).toEqual(['conversation.resolve']);
    await open();
    expect(names()[0]).toBe('Resolve');
    expect(document.querySelector('.section')?.textContent).toContain('Recent');
  });

  it('goes round with the arrows, and tells assistive technology where it is', async () => {
    await start('agent');
    await open();
    const first = chosen();
    press('ArrowUp', {}, field() as Element);
    await fixture.whenStable();
    expect(chosen()).toBe(names().at(-1));
    const described = field()?.getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(described)?.textContent).toContain(chosen());
    press('ArrowDown', {}, field() as Element);
    await fixture.whenStable();
    expect(chosen()).toBe(first);
  });

  it('finds conversations and FAQs for staff, and goes there', async () => {
    await start('agent');
    await open();
    await write('refund');
    expect(news()).toBe('Searching…');
    const call = await vi.waitFor(() => http.expectOne('/api/search?q=refund'));
    const conversation = aStaffConversation({ _id: 'c9', title: 'Where is my refund?' });
    const faqs = [{ _id: 'f1', question: 'How do refunds work?', category: 'billing' }];
    call.flush(success({ conversations: [conversation], faqs }));
    await settled();
    await fixture.whenStable();
    expect(names()).toEqual(['Carla Customer', 'How do refunds work?']);
    press('Enter', {}, field() as Element);
    await closed();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/inbox/c9'));
  });

  it('offers nothing that was found for other words', async () => {
    await start('agent');
    await open();
    await write('refund');
    const call = await vi.waitFor(() => http.expectOne('/api/search?q=refund'));
    const conversation = aStaffConversation({ _id: 'c9', title: 'Where is my refund?' });
    const faqs = [{ _id: 'f1', question: 'How is money paid back?', category: 'billing' }];
    call.flush(success({ conversations: [conversation], faqs }));
    await settled();
    await fixture.whenStable();
    // What has these words in it as well stays while they are searched for.
    await write('My refund');
    expect(names()).toEqual(['Carla Customer']);
    await write('refund');
    expect(names()).toEqual(['Carla Customer', 'How is money paid back?']);
    await write('invoice');
    expect(news()).toBe('Searching…');
    expect(names()).toEqual([]);
    press('Enter', {}, field() as Element);
    await settled(20);
    expect(field()).not.toBeNull();
    expect(TestBed.inject(Router).url).toBe('/');
    const found = [{ _id: 'f2', question: 'Where is my bill?', category: 'billing' }];
    const next = await vi.waitFor(() => http.expectOne('/api/search?q=invoice'));
    next.flush(success({ conversations: [], faqs: found }));
    await settled();
    await fixture.whenStable();
    expect(names()).toEqual(['Where is my bill?']);
  });

  it('keeps commands at hand when the search fails', async () => {
    await start('agent');
    await open();
    await write('the');
    const body = { success: false, message: 'No.', error: 'INTERNAL_ERROR', correlationId: 'x' };
    const call = await vi.waitFor(() => http.expectOne('/api/search?q=the'));
    call.flush(body, { status: 500, statusText: 'Error' });
    await settled();
    await fixture.whenStable();
    expect(names()).toEqual(['Switch the theme']);
    expect(news()).toContain('could not be searched');
  });

  it('searches for customers among their own, and offers no page of the staff’s', async () => {
    await start('customer');
    await open();
    expect(names()).not.toContain('Inbox');
    await write('refund');
    await vi.waitFor(() => http.expectOne('/api/conversations?search=refund&limit=5'));
    http.expectOne('/api/faqs?search=refund&limit=5');
  });

  it('goes to pages by two keys', async () => {
    await start('agent');
    press('g');
    press('i');
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/inbox'));
  });

  it('lists the keys of this page by ?, and turns the single ones off', async () => {
    await start('agent');
    press('?', { shiftKey: true });
    const dialog = await vi.waitFor(() => loader().getHarness(MatDialogHarness));
    expect(await dialog.getTitleText()).toBe('Keyboard shortcuts');
    expect(await dialog.getContentText()).toMatch(/While writing\s*Resolve\s*e/);
    const toggle = await loader().getHarness(MatSlideToggleHarness);
    expect(await toggle.isChecked()).toBe(true);
    await toggle.uncheck();
    await dialog.close();
    press('e');
    expect(ran).toEqual([]);
  });
});
