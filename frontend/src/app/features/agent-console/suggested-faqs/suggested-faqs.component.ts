import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  linkedSignal,
  output,
  resource,
} from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Citation, type FaqView, LIMITS, type ListFaqsQuery } from '@switchboard/contracts';
import { ApiClient } from '../../../core/http/api-client';
import { ChatStore } from '../../../shared/chat/chat.store';

const SHOWN = 3;

/** The FAQs nearest to what the customer wrote last: to be read beside the chat, and taken into the draft. */
@Component({
  selector: 'sb-suggested-faqs',
  imports: [MatIcon, TranslocoDirective],
  templateUrl: './suggested-faqs.component.html',
  styleUrl: './suggested-faqs.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SuggestedFaqsComponent {
  private readonly api = inject(ApiClient);
  private readonly chat = inject(ChatStore);

  /** Words for the draft. */
  readonly chosen = output<string>();
  readonly opened = output<Citation>();

  private readonly question = computed(() => {
    const message = this.chat
      .timeline()
      .messages.findLast(({ senderType, moderation }) => senderType === 'user' && moderation === 'passed');
    return message?.content.trim().slice(0, LIMITS.search) || undefined;
  });
  private readonly found = resource({
    params: () => this.question(),
    loader: ({ params: search }) => {
      const query: ListFaqsQuery = { search, limit: SHOWN };
      return this.api.get<FaqView[]>('/faqs', query);
    },
  });
  /** Those of the question before stay until the new ones are here, so that nothing jumps; of another chat, they go. */
  protected readonly faqs = linkedSignal<
    { conversation: string | null; found: readonly FaqView[] | undefined },
    readonly FaqView[]
  >({
    source: () => ({
      conversation: this.chat.id(),
      found: this.found.hasValue() ? this.found.value() : undefined,
    }),
    computation: ({ conversation, found }, before) =>
      found ?? (before?.source.conversation === conversation ? before.value : []),
  });

  protected insertAnswer({ answer }: FaqView): void {
    this.chosen.emit(answer);
  }

  protected insertLink({ _id, question }: FaqView): void {
    this.chosen.emit(`${question}\n${location.origin}/help/${_id}`);
  }

  protected open({ _id, question }: FaqView): void {
    this.opened.emit({ faq: _id, question });
  }
}
