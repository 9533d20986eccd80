import { Component, ChangeDetectionStrategy, inject, input, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { aConversation } from '../../../testing/factories';
import type { AnyConversation } from './chat.api';
import { ChatStore } from './chat.store';
import { ChatSync } from './chat-sync';
import { ConversationListStore } from './conversation-list.store';
import { openConversation } from './open-conversation';

@Component({ template: '{{ conversation()?.title }}', changeDetection: ChangeDetectionStrategy.OnPush })
class ConversationPage {
  readonly id = input.required<string>();
  protected readonly conversation = openConversation(this.id, inject(ConversationListStore));
}

describe('openConversation', () => {
  let fixture: ComponentFixture<ConversationPage>;
  const chat = { conversation: signal<AnyConversation | null>(null), isReadToEnd: signal(false) };
  const sync = { open: vi.fn<ChatSync['open']>() };
  const list = {
    find: vi.fn<ConversationListStore['find']>(),
    setOpen: vi.fn<ConversationListStore['setOpen']>(),
    clearUnread: vi.fn<ConversationListStore['clearUnread']>(),
  };

  const text = () => (fixture.nativeElement as HTMLElement).textContent;

  async function goTo(id: string): Promise<void> {
    fixture.componentRef.setInput('id', id);
    await fixture.whenStable();
  }

  beforeEach(async () => {
    vi.clearAllMocks();
    chat.conversation.set(null);
    chat.isReadToEnd.set(false);
    list.find.mockImplementation((id) => (id === 'c1' ? aConversation({ title: 'As listed' }) : null));
    TestBed.configureTestingModule({
      providers: [
        { provide: ChatStore, useValue: chat },
        { provide: ChatSync, useValue: sync },
        { provide: ConversationListStore, useValue: list },
      ],
    });
    fixture = TestBed.createComponent(ConversationPage);
    await goTo('c1');
  });

  it('opens what the address names, and lets the list know, until the page is left', async () => {
    await goTo('c2');
    expect(sync.open.mock.calls).toEqual([['c1'], ['c2']]);
    fixture.destroy();
    expect(list.setOpen.mock.calls).toEqual([['c1'], ['c2'], [null]]);
  });

  it('shows what the list knows until the conversation itself is here', async () => {
    expect(text()).toBe('As listed');
    chat.conversation.set(aConversation({ title: 'As joined' }));
    await fixture.whenStable();
    expect(text()).toBe('As joined');
  });

  it('takes the unread mark away once all is read', async () => {
    expect(list.clearUnread).not.toHaveBeenCalled();
    chat.isReadToEnd.set(true);
    await fixture.whenStable();
    expect(list.clearUnread).toHaveBeenCalledWith('c1');
  });
});
