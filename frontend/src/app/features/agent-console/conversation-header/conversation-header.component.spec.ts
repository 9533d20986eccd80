import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { provideRouter } from '@angular/router';
import type { StaffConversationView, UserSummary } from '@switchboard/contracts';
import { provideConsoleBasics } from '../../../../testing/console';
import { aSignedInUser, aStaffConversation } from '../../../../testing/factories';
import { Commands, isAvailable } from '../../../core/commands/commands';
import { SessionStore } from '../../../core/auth/session.store';
import { ApiError } from '../../../core/http/api-error';
import { Toaster } from '../../../core/toasts/toaster';
import type { ConversationAction } from '../../../shared/chat/chat.api';
import { ChatStore } from '../../../shared/chat/chat.store';
import type { TypingPerson } from '../../../shared/chat/typing.store';
import { ConversationDesk } from '../conversation/conversation-desk';
import { ViewersStore } from '../conversation/viewers.store';
import { WritingKeys } from '../conversation/writing-keys';
import { InboxApi } from '../inbox/inbox.api';
import { InboxStore } from '../inbox/inbox.store';
import { ConversationHeaderComponent } from './conversation-header.component';

const ME = { _id: 'agent', name: 'Anna', role: 'agent', avatar: null } as const;
const BEN = { _id: 'ben', name: 'Ben', role: 'agent', avatar: null } as const;

describe('ConversationHeaderComponent', () => {
  let fixture: ComponentFixture<ConversationHeaderComponent>;
  const conversation = signal<StaffConversationView | null>(null);
  const isDrawn = signal(true);
  const writers = signal<readonly TypingPerson[]>([]);
  const others = signal<UserSummary[]>([]);
  const act = vi.fn<(action: ConversationAction) => Promise<void>>();
  const snooze = vi.fn<InboxApi['snooze']>();
  const put = vi.fn<InboxStore['put']>();
  const showError = vi.fn<Toaster['showError']>();

  const element = () => fixture.nativeElement as HTMLElement;
  const text = () => element().textContent?.replace(/\s+/g, ' ') ?? '';
  const loader = () => TestbedHarnessEnvironment.loader(fixture);
  const button = (name: RegExp) => loader().getHarness(MatButtonHarness.with({ text: name }));

  beforeEach(async () => {
    vi.resetAllMocks();
    localStorage.clear();
    conversation.set(aStaffConversation());
    isDrawn.set(true);
    others.set([]);
    writers.set([]);
    TestBed.configureTestingModule({
      providers: [
        provideConsoleBasics(),
        provideRouter([]),
        ConversationDesk,
        {
          provide: ChatStore,
          useValue: {
            id: () => 'c1',
            conversation,
            act,
            typing: { writers },
            replaceConversation: (changed: StaffConversationView) => conversation.set(changed),
          },
        },
        { provide: WritingKeys, useValue: { isDrawn } },
        { provide: ViewersStore, useValue: { others } },
        { provide: InboxApi, useValue: { snooze } },
        { provide: InboxStore, useValue: { openId: () => 'c1', find: () => null, put } },
        { provide: Toaster, useValue: { showError } },
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser('agent'));
    fixture = TestBed.createComponent(ConversationHeaderComponent);
    await fixture.whenStable();
  });

  it('takes over and hands back with one button, which keeps the focus', async () => {
    const joined = aStaffConversation({ isAgentInvolved: true, assignedAgent: ME });
    act.mockImplementation(async () => conversation.set(joined));
    const join = await button(/^Join$/);
    await join.focus();
    await join.click();
    expect(act).toHaveBeenCalledExactlyOnceWith('join');
    expect(put).toHaveBeenCalledExactlyOnceWith(joined);
    expect(await join.getText()).toBe('Hand back');
    expect(await join.isFocused()).toBe(true);
  });

  it('does one thing at a time', async () => {
    let finish: () => void = () => undefined;
    act.mockReturnValue(new Promise((resolve) => (finish = resolve)));
    const join = await button(/^Join$/);
    const resolve = await button(/Resolve/);
    await join.click();
    expect(await join.isDisabled()).toBe(true);
    await resolve.click();
    expect(act).toHaveBeenCalledTimes(1);
    finish();
    await fixture.whenStable();
    expect(await resolve.isDisabled()).toBe(false);
  });

  it('says what did not work, and can be tried again', async () => {
    const failure = new ApiError('ALREADY_ASSIGNED', { message: 'Ben was quicker.' });
    act.mockRejectedValue(failure);
    await (await button(/Resolve/)).click();
    expect(showError).toHaveBeenCalledExactlyOnceWith(failure);
    expect(await (await button(/Resolve/)).isDisabled()).toBe(false);
  });

  it('opens again what is resolved', async () => {
    conversation.set(aStaffConversation({ status: 'resolved' }));
    await (await button(/Reopen/)).click();
    expect(act).toHaveBeenCalledExactlyOnceWith('reopen');
  });

  it('lets no key act on what the list knows and nobody sees yet', () => {
    const offered = () =>
      TestBed.inject(Commands)
        .all()
        .filter(isAvailable)
        .map(({ id }) => id);
    expect(offered()).toEqual(['conversation.resolve', 'conversation.join', 'conversation.snooze']);
    conversation.set(aStaffConversation({ status: 'resolved', isAgentInvolved: true }));
    expect(offered()).toContain('conversation.reopen');
    expect(offered()).toContain('conversation.handBack');
    isDrawn.set(false);
    expect(offered()).toEqual([]);
  });

  it('snoozes until a usual time, and wakes', async () => {
    const later = new Date(Date.now() + 3_600_000);
    snooze.mockImplementation(async (_id, { until }) => aStaffConversation({ snoozedUntil: until }));
    const menu = await loader().getHarness(MatMenuHarness.with({ selector: '[aria-label=Snooze]' }));
    await menu.open();
    await menu.clickItem({ text: /^In 1 hour/ });
    const until = Date.parse(snooze.mock.lastCall?.[1].until ?? '');
    expect(Math.abs(until - later.getTime())).toBeLessThan(60_000);
    await menu.open();
    await menu.clickItem({ text: 'Wake it now' });
    expect(snooze).toHaveBeenLastCalledWith('c1', { until: null });
  });

  it('shows who else is here, and who of them is writing', async () => {
    others.set([BEN]);
    await fixture.whenStable();
    expect(text()).toContain('Ben is here, too');
    writers.set([{ userId: 'ben', userName: 'Ben' }]);
    await fixture.whenStable();
    expect(text()).toContain('Ben is writing a reply');
  });

  it('says why a person is needed', async () => {
    const escalated = { status: 'escalated', escalation: { reason: 'crisis', at: '' } } as const;
    conversation.set(aStaffConversation({ ...escalated, needsPersonSince: '2026-03-01T10:00:00.000Z' }));
    await fixture.whenStable();
    expect(text()).toContain('Needs a person: crisis');
    // Somebody has answered.
    conversation.set(aStaffConversation({ ...escalated, needsPersonSince: null, isAgentInvolved: true }));
    await fixture.whenStable();
    expect(text()).not.toContain('Needs a person');
  });

  it('says that it is resolved', async () => {
    expect(text()).not.toContain('Resolved');
    conversation.set(aStaffConversation({ status: 'resolved' }));
    await fixture.whenStable();
    expect(text()).toContain('Resolved');
  });
});
