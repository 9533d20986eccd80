import { Injectable, inject } from '@angular/core';
import type {
  ConversationView,
  CreateConversationRequest,
  CursorMeta,
  FaqView,
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

  faq(id: string): Promise<FaqView> {
    return this.api.get(`/faqs/${id}`);
  }
}
