import { Injectable, inject } from '@angular/core';
import type {
  ConversationView,
  CreateConversationRequest,
  CursorMeta,
  ConversationHelp,
  FaqView,
  FeedbackRating,
  ListConversationsQuery,
  ListMessagesQuery,
  MessagePageMeta,
  MessageView,
  StaffConversationView,
} from '@switchboard/contracts';
import { ApiClient } from '../../core/http/api-client';
import type { TimelinePage } from './message-timeline';

/** A conversation as this reader may see it; staff see more. */
export type AnyConversation = ConversationView | StaffConversationView;

export type ConversationAction = 'join' | 'handback' | 'escalate' | 'resolve' | 'reopen';

@Injectable({ providedIn: 'root' })
export class ChatApi {
  private readonly api = inject(ApiClient);

  list(query: ListConversationsQuery) {
    return this.api.getPage<AnyConversation[], CursorMeta>('/conversations', query);
  }

  conversation(id: string): Promise<AnyConversation> {
    return this.api.get(`/conversations/${id}`);
  }

  create(request: CreateConversationRequest = {}): Promise<AnyConversation> {
    return this.api.post('/conversations', request);
  }

  act(id: string, action: ConversationAction): Promise<AnyConversation> {
    return this.api.post(`/conversations/${id}/${action}`);
  }

  async messages(id: string, query: ListMessagesQuery): Promise<TimelinePage> {
    const { data, meta } = await this.api.getPage<MessageView[], MessagePageMeta>(
      `/conversations/${id}/messages`,
      query,
    );
    return { messages: data, ...meta };
  }

  /** Makes the summary and the suggestions anew; staff only. */
  summarise(id: string): Promise<ConversationHelp> {
    return this.api.post(`/conversations/${id}/summary`);
  }

  rateAnswer(id: string, messageId: string, rating: FeedbackRating): Promise<unknown> {
    return this.api.put(`/conversations/${id}/messages/${messageId}/feedback`, { rating });
  }

  /** Has a question answered whose answer failed. */
  retryAnswer(id: string, messageId: string): Promise<unknown> {
    return this.api.post(`/conversations/${id}/messages/${messageId}/retry`);
  }

  faq(id: string): Promise<FaqView> {
    return this.api.get(`/faqs/${id}`);
  }
}
