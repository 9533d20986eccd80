import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { ConversationView } from '@switchboard/contracts';
import { aConversation, aMessage, aSignedInUser } from '../../../../testing/factories';
import { SessionStore } from '../../../core/auth/session.store';
import { ChatCache } from '../chat-cache';
import { ReadAheadDirective } from './read-ahead.directive';

@Component({
  imports: [ReadAheadDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<a href="#" [sbReadAhead]="conversation()">A conversation</a>',
})
class HostComponent {
  readonly conversation = signal<ConversationView>(aConversation({ lastSeq: 1 }));
}

const PATH = '/api/conversations/c1/messages';

describe('reading ahead', () => {
  let fixture: ComponentFixture<HostComponent>;
  let http: HttpTestingController;

  const link = () => (fixture.nativeElement as HTMLElement).querySelector('a') as HTMLAnchorElement;
  const happens = (event: string) => link().dispatchEvent(new Event(event));
  const cached = () => TestBed.inject(ChatCache).get('c1', aSignedInUser()._id);
  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  async function answer(...seqs: number[]): Promise<void> {
    http.expectOne(PATH).flush({
      success: true,
      message: 'ok',
      data: seqs.map((seq) => aMessage(seq)),
      meta: { hasMore: false, syncedTo: seqs.at(-1) ?? 0 },
    });
    await wait(0);
  }

  beforeEach(() => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    TestBed.inject(SessionStore).start(aSignedInUser());
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(HostComponent);
    fixture.detectChanges();
  });

  afterEach(() => {
    http.verify();
    vi.useRealTimers();
  });

  it.each(['pointerdown', 'focus'])('begins at once on %s', async (event) => {
    happens(event);
    await answer(1);
    expect(cached()?.timeline.messages.map(({ seq }) => seq)).toEqual([1]);
    expect(cached()?.timeline.isLoaded).toBe(true);
  });

  it('begins when a pointer stays, and not when it passes', async () => {
    happens('pointerenter');
    await wait(40);
    happens('pointerleave');
    await wait(1_000);
    http.expectNone(PATH);
    happens('pointerenter');
    await wait(100);
    await answer(1);
    expect(cached()).not.toBeNull();
  });

  it('asks once, and again only when there is something newer', async () => {
    happens('pointerdown');
    happens('focus');
    await answer(1);
    happens('focus');
    http.expectNone(PATH);
    fixture.componentInstance.conversation.set(aConversation({ lastSeq: 2 }));
    fixture.detectChanges();
    happens('focus');
    await answer(1, 2);
    expect(cached()?.timeline.syncedTo).toBe(2);
  });

  it('leaves a failure to the opening, which asks again', async () => {
    happens('focus');
    http.expectOne(PATH).error(new ProgressEvent('error'));
    await wait(0);
    expect(cached()).toBeNull();
    happens('focus');
    await answer(1);
    expect(cached()).not.toBeNull();
  });

  it('does not outlive the row', async () => {
    happens('pointerenter');
    fixture.destroy();
    await wait(1_000);
    http.expectNone(PATH);
  });
});
