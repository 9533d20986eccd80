import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ConversationView } from '@switchboard/contracts';
import { Socket } from 'ngx-socket-io';
import { aConversation } from '../../../../testing/factories';
import { FakeSocket } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import { ChatNoticeComponent } from './chat-notice.component';

describe('ChatNoticeComponent', () => {
  const rating = { score: 4, comment: '', at: '2026-03-01T10:00:00.000Z' };

  function shown(changes: Partial<ConversationView>): string[] {
    localStorage.clear();
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideHttpClient(),
        provideHttpClientTesting(),
        RealtimeService,
        { provide: Socket, useValue: new FakeSocket() },
      ],
    });
    const fixture = TestBed.createComponent(ChatNoticeComponent);
    fixture.componentRef.setInput('conversation', aConversation(changes));
    fixture.detectChanges();
    return [...(fixture.nativeElement as HTMLElement).children].map(({ localName }) => localName);
  }

  it('tells of the queue until an agent joins', () => {
    expect(shown({ status: 'escalated' })).toEqual(['sb-waiting-line']);
    expect(shown({ status: 'escalated', isAgentInvolved: true })).toEqual([]);
    expect(shown({ status: 'active' })).toEqual([]);
  });

  it('asks how it was once it is resolved, and not again', () => {
    expect(shown({ status: 'resolved', isAgentInvolved: true })).toEqual(['sb-rating-card']);
    expect(shown({ status: 'resolved', rating })).toEqual([]);
    expect(shown({ status: 'active', rating: null })).toEqual([]);
  });
});
