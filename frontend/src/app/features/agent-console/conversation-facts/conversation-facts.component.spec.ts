import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import type { StaffConversationView, StaffMember } from '@switchboard/contracts';
import { provideConsoleBasics } from '../../../../testing/console';
import { aSignedInUser, aStaffConversation } from '../../../../testing/factories';
import { Commands, isAvailable } from '../../../core/commands/commands';
import { SessionStore } from '../../../core/auth/session.store';
import { StaffStore } from '../../../core/staff/staff.store';
import { ConversationDesk } from '../conversation/conversation-desk';
import { InboxStore } from '../inbox/inbox.store';
import { ConversationFactsComponent } from './conversation-facts.component';

const BEN: StaffMember = {
  _id: 'ben',
  name: 'Ben',
  role: 'agent',
  avatar: null,
  status: 'busy',
  isOnline: true,
  load: 4,
};

describe('ConversationFactsComponent', () => {
  let fixture: ComponentFixture<ConversationFactsComponent>;
  const conversation = signal<StaffConversationView | null>(null);
  const isMine = signal(false);
  const desk = {
    conversation,
    isMine,
    hasKeys: signal(true),
    isWorking: signal(false),
    assign: vi.fn(),
    assignToMe: vi.fn(),
    setPriority: vi.fn(),
  };
  const load = vi.fn();

  const loader = () => TestbedHarnessEnvironment.loader(fixture);
  const menu = (name: string) =>
    loader().getHarness(MatMenuHarness.with({ selector: `[aria-label="${name}"]` }));

  async function show(role: 'agent' | 'admin', changes: Partial<StaffConversationView> = {}): Promise<void> {
    TestBed.inject(SessionStore).start(aSignedInUser(role));
    conversation.set(aStaffConversation(changes));
    fixture = TestBed.createComponent(ConversationFactsComponent);
    await fixture.whenStable();
  }

  async function itemsOf(opened: MatMenuHarness): Promise<string[]> {
    await opened.open();
    const items = await opened.getItems();
    return Promise.all(items.map(async (item) => (await item.getText()).replace(/\s+/g, ' ')));
  }

  beforeEach(() => {
    vi.clearAllMocks();
    localStorage.clear();
    isMine.set(false);
    desk.hasKeys.set(true);
    TestBed.configureTestingModule({
      providers: [
        provideConsoleBasics(),
        { provide: ConversationDesk, useValue: desk },
        { provide: InboxStore, useValue: { tags: signal([]) } },
        { provide: StaffStore, useValue: { all: signal([BEN]), load } },
      ],
    });
  });

  it('lets an agent take it, and give it to nobody else', async () => {
    await show('agent');
    const people = await menu('Unassigned. Change');
    expect(await itemsOf(people)).toEqual(['Assign to me']);
    await people.clickItem({ text: 'Assign to me' });
    expect(desk.assignToMe).toHaveBeenCalledTimes(1);
    expect(load).not.toHaveBeenCalled();
  });

  it('lets an admin give it to anybody, seeing how busy they are', async () => {
    const assignedAgent = { _id: 'cleo', name: 'Cleo', role: 'agent', avatar: null } as const;
    await show('admin', { assignedAgent });
    const people = await menu('Assigned to Cleo. Change');
    expect(await itemsOf(people)).toEqual(['Assign to me', 'Unassign', 'Ben busy, 4 open']);
    await people.clickItem({ text: /^Ben/ });
    expect(desk.assign).toHaveBeenLastCalledWith('ben');
    await people.open();
    await people.clickItem({ text: 'Unassign' });
    expect(desk.assign).toHaveBeenLastCalledWith(null);
    expect(load).toHaveBeenCalled();
  });

  it('lets no key act on what nobody sees yet', async () => {
    await show('agent');
    const offered = () =>
      TestBed.inject(Commands)
        .all()
        .filter(isAvailable)
        .map(({ id }) => id);
    expect(offered()).toEqual(['conversation.assignToMe', 'conversation.tag']);
    desk.hasKeys.set(false);
    expect(offered()).toEqual([]);
  });

  it('changes the priority', async () => {
    await show('agent');
    const urgency = await loader().getHarness(MatMenuHarness.with({ triggerText: /Medium priority/ }));
    await urgency.open();
    await urgency.clickItem({ text: 'Urgent' });
    expect(desk.setPriority).toHaveBeenCalledExactlyOnceWith('urgent');
  });

  it('says until when it is snoozed', async () => {
    await show('agent', { snoozedUntil: '2026-03-02T09:00:00.000Z' });
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('Snoozed until');
  });
});
