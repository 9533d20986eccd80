import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { QueuePlace } from '@switchboard/contracts';
import { Socket } from 'ngx-socket-io';
import { FakeSocket, success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import { WaitingLineComponent } from './waiting-line.component';

describe('WaitingLineComponent', () => {
  let fixture: ComponentFixture<WaitingLineComponent>;
  let http: HttpTestingController;
  const socket = new FakeSocket();
  const text = () => (fixture.nativeElement as HTMLElement).textContent?.replace(/\s+/g, ' ').trim() ?? '';

  async function answer(place: QueuePlace, id = 'c1'): Promise<void> {
    http.expectOne(`/api/conversations/${id}/queue`).flush(success(place));
    await vi.advanceTimersByTimeAsync(0);
    fixture.detectChanges();
  }

  beforeEach(() => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideHttpClient(),
        provideHttpClientTesting(),
        RealtimeService,
        { provide: Socket, useValue: socket },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(WaitingLineComponent);
    fixture.componentRef.setInput('conversationId', 'c1');
    fixture.detectChanges();
  });

  afterEach(() => {
    vi.useRealTimers();
    http.verify();
  });

  it('says in plain words who is before the customer, and how long it takes', async () => {
    expect(text()).toBe('You are waiting for a person');
    await answer({ position: 3, expectedWait: 290_000, agentsAvailable: 2 });
    expect(text()).toContain('You are number 3 in the queue. It usually takes about 5 minutes.');
  });

  it('says that the customer is next, and promises no time that nobody knows', async () => {
    await answer({ position: 1, expectedWait: null, agentsAvailable: 1 });
    expect(text()).toContain('You are next. Go on writing, it will be read.');
    expect(text()).not.toContain('usually');
  });

  it('says when nobody is here', async () => {
    await answer({ position: 1, expectedWait: 60_000, agentsAvailable: 0 });
    expect(text()).toContain('Nobody is here just now.');
    expect(text()).not.toContain('minute');
  });

  it('asks again every 20 seconds and when the conversation changed, and not for others', async () => {
    await answer({ position: 2, expectedWait: null, agentsAvailable: 1 });
    await vi.advanceTimersByTimeAsync(19_999);
    http.expectNone('/api/conversations/c1/queue');
    await vi.advanceTimersByTimeAsync(1);
    await answer({ position: 1, expectedWait: null, agentsAvailable: 1 });
    socket.hear('conversation:updated', { conversationId: 'c2', changes: {} });
    http.expectNone('/api/conversations/c1/queue');
    socket.hear('conversation:updated', { conversationId: 'c1', changes: {} });
    await answer({ position: 1, expectedWait: null, agentsAvailable: 0 });
    expect(text()).toContain('Nobody is here');
    fixture.destroy();
    await vi.advanceTimersByTimeAsync(60_000);
  });

  it('shows the later of two answers, in whatever order they come', async () => {
    socket.hear('conversation:updated', { conversationId: 'c1', changes: {} });
    const [first, second] = http.match('/api/conversations/c1/queue');
    second?.flush(success({ position: 1, expectedWait: null, agentsAvailable: 1 }));
    first?.flush(success({ position: 9, expectedWait: null, agentsAvailable: 1 }));
    await vi.advanceTimersByTimeAsync(0);
    fixture.detectChanges();
    expect(text()).toContain('You are next.');
  });

  it('keeps what it knows when the server fails', async () => {
    await answer({ position: 2, expectedWait: null, agentsAvailable: 1 });
    await vi.advanceTimersByTimeAsync(20_000);
    http.expectOne('/api/conversations/c1/queue').error(new ProgressEvent('error'));
    await vi.advanceTimersByTimeAsync(0);
    fixture.detectChanges();
    expect(text()).toContain('You are number 2');
  });
});
