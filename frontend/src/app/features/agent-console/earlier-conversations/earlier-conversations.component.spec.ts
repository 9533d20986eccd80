import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { StaffConversationView } from '@switchboard/contracts';
import { provideConsoleBasics } from '../../../../testing/console';
import { aStaffConversation } from '../../../../testing/factories';
import { EarlierConversationsComponent } from './earlier-conversations.component';

describe('EarlierConversationsComponent', () => {
  it('says that a person is needed only where nobody has taken it', async () => {
    TestBed.configureTestingModule({ providers: [provideConsoleBasics(), provideRouter([])] });
    const fixture = TestBed.createComponent(EarlierConversationsComponent);
    const wordsOf = async (changes: Partial<StaffConversationView>) => {
      const conversation = aStaffConversation({ status: 'escalated', ...changes });
      fixture.componentRef.setInput('conversations', [conversation]);
      await fixture.whenStable();
      return (fixture.nativeElement as HTMLElement).textContent?.replace(/\s+/g, ' ') ?? '';
    };
    const assignedAgent = { _id: 'b', name: 'Ben', role: 'agent', avatar: null } as const;
    const needsPersonSince = '2026-03-01T10:00:00.000Z';
    expect(await wordsOf({ needsPersonSince })).toContain('Needs a person · General');
    expect(await wordsOf({ isAgentInvolved: true, assignedAgent })).toContain('With Ben · General');
    expect(await wordsOf({ isAgentInvolved: true, assignedAgent, needsPersonSince })).toContain(
      'Needs a person',
    );
    expect(await wordsOf({ isAgentInvolved: true, status: 'resolved' })).toContain('Resolved · General');
  });
});
