import { Injectable, inject } from '@angular/core';
import {
  type ConversationView,
  type FaqView,
  LIMITS,
  type ListConversationsQuery,
  type ListFaqsQuery,
  type SearchResults,
} from '@switchboard/contracts';
import { SessionStore } from '../../auth/session.store';
import { ApiClient } from '../../http/api-client';
import { messageFragment } from '../../message-address/message-address';

export interface Found {
  readonly key: string;
  readonly kind: 'conversations' | 'faqs';
  readonly name: string;
  readonly detail: string;
  readonly place: string;
}

/** Of each kind. */
const MOST = 5;

/** What the server finds: for staff among all conversations and FAQs, for customers among theirs and what is published. */
@Injectable({ providedIn: 'root' })
export class PaletteSearch {
  private readonly api = inject(ApiClient);
  private readonly session = inject(SessionStore);

  async find(words: string): Promise<Found[]> {
    const search = words.slice(0, LIMITS.search);
    const isStaff = this.session.can('conversations:read-all');
    const { conversations, faqs } = isStaff ? await this.amongAll(search) : await this.amongOwn(search);
    return [
      ...conversations.map(({ _id, title, user, match }) => ({
        key: `conversation.${_id}`,
        kind: 'conversations' as const,
        name: isStaff ? user.name : title,
        detail: match?.messageId ? match.text : isStaff ? title : '',
        place: `${isStaff ? '/inbox' : '/chat'}/${_id}${match?.seq ? `#${messageFragment(match.seq)}` : ''}`,
      })),
      ...faqs.map(({ _id, question }) => ({
        key: `faq.${_id}`,
        kind: 'faqs' as const,
        name: question,
        detail: '',
        place: `/help/${_id}`,
      })),
    ];
  }

  private amongAll(q: string): Promise<SearchResults> {
    return this.api.get('/search', { q });
  }

  private async amongOwn(search: string) {
    const query: ListConversationsQuery & ListFaqsQuery = { search, limit: MOST };
    const [conversations, faqs] = await Promise.all([
      this.api.get<ConversationView[]>('/conversations', query),
      this.api.get<FaqView[]>('/faqs', query),
    ]);
    return { conversations, faqs };
  }
}
