import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { DELETED_CHAT_WORDS } from '../../../core/deleted-chat/deleted-chat-words';
import { registerFeature } from '../../../core/feature/feature.providers';
import { MESSAGE_ACTION_BAGGAGE } from '../../../core/message-actions/message-action-baggage';
import type { ChatItem, ChatItemState } from '../chat-item';

const WAITING: readonly ChatItemState[] = ['queued', 'sending', 'failed'];

/** In the place of a conversation that was deleted while it was open. What was written for it can still be taken along. */
@Component({
  selector: 'sb-deleted-chat',
  imports: [MatButton, TranslocoDirective],
  template: `<ng-container *transloco="let t">
    <div role="alert">
      <h2>{{ t('deletedChat.heading') }}</h2>
      <p>{{ t('deletedChat.text') }}</p>
    </div>
    @if (unsent(); as words) {
      <label>
        {{ t('deletedChat.unsent') }}
        <textarea readonly rows="5" [value]="words"></textarea>
      </label>
      <button matButton="tonal" type="button" (click)="copied.emit(words)">
        {{ t('messageActions.copy') }}
      </button>
    }
  </ng-container>`,
  styleUrl: './deleted-chat.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeletedChatComponent {
  readonly items = input.required<readonly ChatItem[]>();
  readonly draft = input.required<string>();
  readonly copied = output<string>();

  protected readonly unsent = computed(() => {
    const waiting = this.items().filter(({ state }) => WAITING.includes(state));
    return [...waiting.map(({ content }) => content), this.draft()]
      .filter((words) => words.trim())
      .join('\n\n');
  });

  constructor() {
    registerFeature(DELETED_CHAT_WORDS);
    registerFeature(MESSAGE_ACTION_BAGGAGE);
  }
}
