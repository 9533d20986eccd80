import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import type { MessageView } from '@switchboard/contracts';
import { of } from 'rxjs';
import { provideConsoleBasics } from '../../../../testing/console';
import { aMessage, aSignedInUser, aStaffConversation } from '../../../../testing/factories';
import { SessionStore } from '../../../core/auth/session.store';
import { ChatStore } from '../../../shared/chat/chat.store';
import { EMPTY_TIMELINE, type Timeline } from '../../../shared/chat/message-timeline';
import type { TypingPerson } from '../../../shared/chat/typing.store';
import { CollisionGuard } from './collision-guard';

const ANSWER = { content: 'Done.', visibility: 'public', mentions: [] } as const;
const ben = { _id: 'ben', name: 'Ben', role: 'agent', avatar: null } as const;
const me = { _id: 'agent', name: 'Anna', role: 'agent', avatar: null } as const;

describe('CollisionGuard', () => {
  let guard: CollisionGuard;
  const id = signal('c1');
  const timeline = signal<Timeline>(EMPTY_TIMELINE);
  const writers = signal<readonly TypingPerson[]>([]);
  const open = vi.fn<(component: unknown, config: { data: { text: string } }) => object>();

  const answerOf = (sender: typeof ben | typeof me, seq: number, changes: Partial<MessageView> = {}) =>
    aMessage(seq, { sender, senderType: 'agent', createdAt: new Date().toISOString(), ...changes });
  const hold = (...messages: MessageView[]) => timeline.set({ ...EMPTY_TIMELINE, messages });
  const answerTheDialog = (isWanted: boolean) => open.mockReturnValue({ afterClosed: () => of(isWanted) });
  const warning = () => open.mock.lastCall?.[1].data.text;

  beforeEach(() => {
    localStorage.clear();
    open.mockReset();
    answerTheDialog(true);
    id.set('c1');
    hold(aMessage(1));
    writers.set([]);
    TestBed.configureTestingModule({
      providers: [
        provideConsoleBasics(),
        CollisionGuard,
        { provide: MatDialog, useValue: { open } },
        {
          provide: ChatStore,
          useValue: { id, timeline, conversation: () => aStaffConversation(), typing: { writers } },
        },
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser('agent'));
    guard = TestBed.inject(CollisionGuard);
  });

  it('lets an answer go that nobody else gives', () => {
    guard.noteDraft();
    expect(guard.confirm(ANSWER)).toBe(true);
    hold(aMessage(1), answerOf(me, 2));
    expect(guard.confirm(ANSWER)).toBe(true);
    expect(open).not.toHaveBeenCalled();
  });

  it('asks when another has answered what this draft answers, though the customer has written since', async () => {
    guard.noteDraft();
    hold(aMessage(1), answerOf(ben, 2), aMessage(3));
    answerTheDialog(false);
    expect(await guard.confirm(ANSWER)).toBe(false);
    expect(warning()).toMatch(/^Ben answered \d sec ago\. Send yours as well\?$/);
    answerTheDialog(true);
    expect(await guard.confirm(ANSWER)).toBe(true);
  });

  it('does not ask about what another answered before the customer wrote again', () => {
    hold(aMessage(1), answerOf(ben, 2), aMessage(3));
    guard.noteDraft();
    expect(guard.confirm(ANSWER)).toBe(true);
  });

  it('does not ask again after an own answer', () => {
    guard.noteDraft();
    hold(aMessage(1), answerOf(ben, 2), answerOf(me, 3));
    expect(guard.confirm(ANSWER)).toBe(true);
  });

  it('asks while another agent writes, but not while the customer does', async () => {
    guard.noteDraft();
    writers.set([{ userId: 'customer', userName: 'Carla' }]);
    expect(guard.confirm(ANSWER)).toBe(true);
    writers.set([{ userId: 'ben', userName: 'Ben' }]);
    expect(await guard.confirm(ANSWER)).toBe(true);
    expect(warning()).toContain('Ben is writing a reply at this moment.');
  });

  it('has nothing against notes, neither own ones nor those of others', () => {
    guard.noteDraft();
    hold(aMessage(1), answerOf(ben, 2, { visibility: 'internal' }));
    expect(guard.confirm(ANSWER)).toBe(true);
    hold(aMessage(1), answerOf(ben, 2));
    expect(guard.confirm({ ...ANSWER, visibility: 'internal' })).toBe(true);
  });

  it('forgets a draft of another conversation', () => {
    guard.noteDraft();
    id.set('c2');
    hold(aMessage(5), answerOf(ben, 6), aMessage(7));
    expect(guard.confirm(ANSWER)).toBe(true);
  });
});
