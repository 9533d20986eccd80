import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { StaffConversationView } from '@switchboard/contracts';
import { provideConsoleBasics } from '../../../../testing/console';
import { aStaffConversation } from '../../../../testing/factories';
import { Clock } from '../../../shared/ui/time/clock';
import { InboxRowComponent } from './inbox-row.component';

const NOW = Date.parse('2026-03-01T12:00:00.000Z');
const before = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

describe('InboxRowComponent', () => {
  let fixture: ComponentFixture<InboxRowComponent>;

  const element = () => fixture.nativeElement as HTMLElement;
  const text = () => element().textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const marked = () => [...element().querySelectorAll('mark')].map(({ textContent }) => textContent);
  const clock = () => element().querySelector('sb-due-clock');

  async function show(changes: Partial<StaffConversationView>): Promise<void> {
    fixture.componentRef.setInput('conversation', aStaffConversation(changes));
    await fixture.whenStable();
  }

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideConsoleBasics(),
        provideRouter([]),
        { provide: Clock, useValue: { now: () => NOW } },
      ],
    });
    fixture = TestBed.createComponent(InboxRowComponent);
  });

  it('says whose it is, what it is about, and what was written last', async () => {
    await show({
      title: 'My refund',
      lastMessage: { text: 'It is on its way.', senderType: 'ai', at: before(1) },
      unreadCount: 2,
    });
    expect(text()).toContain('Carla Customer');
    expect(text()).toContain('My refund');
    expect(text()).toContain('Assistant: It is on its way.');
    expect(text()).toContain('2 unread');
    expect(text()).toContain('Active · General');
    expect(element().querySelector('a')?.getAttribute('href')).toBe('/inbox/c1');
  });

  it('tells in words who is there, who has it, and where the mood is going', async () => {
    fixture.componentRef.setInput('customerIsOnline', true);
    const assignedAgent = { _id: 'b', name: 'Ben', role: 'agent', avatar: null } as const;
    await show({ assignedAgent, sentiment: 'negative', sentimentTrend: 'worsening', priority: 'urgent' });
    for (const words of ['Online now', 'Assigned to Ben', 'Mood: negative', 'mood worsening', 'Urgent'])
      expect(text()).toContain(words);
  });

  it('says who has it once nobody waits any more', async () => {
    const assignedAgent = { _id: 'b', name: 'Ben', role: 'agent', avatar: null } as const;
    await show({ status: 'escalated', isAgentInvolved: true, assignedAgent });
    expect(text()).toContain('With Ben · General');
    await show({ status: 'resolved', isAgentInvolved: true, assignedAgent });
    expect(text()).toContain('Resolved · General');
    await show({ status: 'escalated' });
    expect(text()).toContain('Needs a person · General');
  });

  it('counts from when a person was needed, and presses when a quarter of the time is left, and after it', async () => {
    await show({ needsPersonSince: before(60), dueAt: before(-180) });
    expect(text()).toContain('waits 1h');
    expect(clock()?.textContent).toContain('3h left');
    expect(clock()?.getAttribute('data-state')).toBe('left');
    await show({ needsPersonSince: before(181), dueAt: before(-59) });
    expect(clock()?.getAttribute('data-state')).toBe('soon');
    await show({ needsPersonSince: before(300), dueAt: before(60) });
    expect(clock()?.getAttribute('data-state')).toBe('over');
    expect(clock()?.textContent).toContain('1h overdue');
    expect(text()).toContain('Unassigned');
    await show({});
    expect(clock()).toBeNull();
  });

  it('shows where a search found its words: in a message, in the title, in the name', async () => {
    const match = (found: string, messageId: string | null) => ({
      messageId,
      seq: messageId ? 7 : null,
      text: found,
      ranges: [[0, 5]] as [number, number][],
    });
    await show({ title: 'A question', match: match('Refund <b>please</b>', 'm1') });
    expect(marked()).toEqual(['Refun']);
    expect(text()).toContain('Refund <b>please</b>');
    expect(element().querySelector('a')?.getAttribute('href')).toMatch(/#message-7$/);
    await show({ title: 'Refund', match: match('Refund', null) });
    expect(element().querySelector('.title mark')?.textContent).toBe('Refun');
    await show({ match: match('Carla Customer', null) });
    expect(element().querySelector('.name mark')?.textContent).toBe('Carla');
    expect(element().querySelector('a')?.getAttribute('href')).not.toContain('#');
  });

  it('is marked while it is open', async () => {
    fixture.componentRef.setInput('isOpen', true);
    await show({});
    expect(element().querySelector('a')?.getAttribute('aria-current')).toBe('true');
  });
});
