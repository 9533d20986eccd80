import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Socket } from 'ngx-socket-io';
import { aConversation } from '../../../../testing/factories';
import { FakeSocket } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { ApiError } from '../../../core/http/api-error';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import { Toaster } from '../../../core/toasts/toaster';
import { ChatApi } from '../chat.api';
import { ConversationListStore } from '../conversation-list.store';
import { ConversationListComponent } from './conversation-list.component';

type Page = Awaited<ReturnType<ChatApi['list']>>;

const aPage = (data: Page['data'], nextCursor: string | null = null): Page => ({
  data,
  meta: { nextCursor },
});

describe('ConversationListComponent', () => {
  let fixture: ComponentFixture<ConversationListComponent>;
  let store: ConversationListStore;
  const list = vi.fn<ChatApi['list']>();
  const showError = vi.fn<Toaster['showError']>();

  const element = () => fixture.nativeElement as HTMLElement;
  const text = () => element().textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const links = () => [...element().querySelectorAll('a')];
  const button = (name: string) =>
    [...element().querySelectorAll('button')].find((one) => one.textContent?.trim() === name);

  async function load(): Promise<void> {
    await store.load();
    await fixture.whenStable();
  }

  beforeEach(() => {
    list.mockReset();
    showError.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideRouter([]),
        RealtimeService,
        ConversationListStore,
        { provide: Socket, useValue: new FakeSocket() },
        { provide: ChatApi, useValue: { list } },
        { provide: Toaster, useValue: { showError } },
      ],
    });
    store = TestBed.inject(ConversationListStore);
    fixture = TestBed.createComponent(ConversationListComponent);
    fixture.componentRef.setInput('linkPrefix', '/chat');
    fixture.componentRef.setInput('emptyIcon', 'forum');
    fixture.componentRef.setInput('emptyHeading', 'No chats yet');
    fixture.componentRef.setInput('emptyText', 'Start one.');
  });

  it('says that it is loading, until it knows what to show', async () => {
    await fixture.whenStable();
    expect(element().querySelector('[role=status]')?.textContent).toBe('Loading conversations');
    list.mockResolvedValue(aPage([]));
    await load();
    expect(element().querySelector('[role=status]')).toBeNull();
    expect(element().querySelector('h2')?.textContent).toBe('No chats yet');
    expect(text()).toContain('Start one.');
  });

  it('leads to each conversation and marks the open one', async () => {
    list.mockResolvedValue(aPage([aConversation(), aConversation({ _id: 'c2', title: 'Another' })]));
    store.setOpen('c2');
    await load();
    expect(links().map((link) => link.getAttribute('href'))).toEqual(['/chat/c1', '/chat/c2']);
    expect(links().map((link) => link.getAttribute('aria-current'))).toEqual([null, 'true']);
  });

  it('says who waits for a person, and who has one', async () => {
    const assignedAgent = { _id: 'b', name: 'Ben', role: 'agent', avatar: null } as const;
    const escalated = { status: 'escalated', assignedAgent } as const;
    list.mockResolvedValue(
      aPage([
        aConversation(escalated),
        aConversation({ ...escalated, _id: 'c2', isAgentInvolved: true }),
        aConversation({ _id: 'c3', status: 'resolved', assignedAgent, isAgentInvolved: true }),
      ]),
    );
    await load();
    const lines = links().map((link) =>
      link.querySelector('.last')?.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(lines).toEqual([
      expect.stringContaining('You are waiting for a personBen'),
      expect.stringMatching(/With Ben$/),
      expect.stringContaining('ResolvedBen'),
    ]);
  });

  it('offers more as long as there is more, and says when that fails', async () => {
    list.mockResolvedValueOnce(aPage([aConversation()], 'next'));
    await load();
    const failure = new ApiError('OFFLINE', { message: 'no' });
    list.mockRejectedValueOnce(failure);
    button('Show more')?.click();
    await fixture.whenStable();
    expect(showError).toHaveBeenCalledWith(failure);
    list.mockResolvedValueOnce(aPage([aConversation({ _id: 'c2' })]));
    button('Show more')?.click();
    await fixture.whenStable();
    expect(links()).toHaveLength(2);
    expect(button('Show more')).toBeUndefined();
  });

  describe('read again after a while', () => {
    const activeAt = (_id: string, time: string) =>
      aConversation({
        _id,
        metadata: { ...aConversation().metadata, lastMessageAt: `2026-03-01T${time}:00.000Z` },
      });
    const shown = () => links().map((link) => link.getAttribute('href')?.split('/').at(-1));

    it('leaves out what is gone, and keeps what stands below the page', async () => {
      list.mockResolvedValueOnce(aPage([activeAt('c1', '12:00'), activeAt('c2', '11:00')], 'next'));
      await load();
      list.mockResolvedValueOnce(aPage([activeAt('c3', '10:00'), activeAt('c4', '09:00')]));
      await store.loadMore();
      list.mockResolvedValueOnce(aPage([activeAt('c1', '12:00'), activeAt('c3', '10:00')], 'next'));
      await load();
      expect(shown()).toEqual(['c1', 'c3', 'c4']);
      list.mockResolvedValueOnce(aPage([activeAt('c1', '12:00')]));
      await load();
      expect(shown()).toEqual(['c1']);
    });

    it('keeps what has come while the page was read', async () => {
      list.mockResolvedValueOnce(aPage([activeAt('c1', '12:00'), activeAt('c2', '11:00')]));
      await load();
      let answer: (page: Page) => void = () => undefined;
      list.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
      const reading = load();
      store.put(activeAt('c2', '12:30'));
      store.put(activeAt('c3', '12:15'));
      answer(aPage([activeAt('c1', '12:00')]));
      await reading;
      expect(shown()).toEqual(['c2', 'c3', 'c1']);
    });
  });

  it('says why nothing could be loaded, and tries again when asked to', async () => {
    list.mockRejectedValueOnce(new ApiError('UNEXPECTED', { message: 'The server answered 500.' }));
    await load();
    expect(text()).toContain('Your conversations could not be loaded');
    list.mockResolvedValueOnce(aPage([aConversation()]));
    button('Try again')?.click();
    await fixture.whenStable();
    expect(links()).toHaveLength(1);
  });
});
