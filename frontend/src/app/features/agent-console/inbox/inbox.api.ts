import { Injectable, inject } from '@angular/core';
import type {
  CursorMeta,
  CustomerProfile,
  InboxCounts,
  ListConversationsQuery,
  SnoozeRequest,
  StaffConversationView,
  TagRequest,
  UpdateConversationRequest,
} from '@switchboard/contracts';
import { ApiClient } from '../../../core/http/api-client';

/** What only the desk asks about conversations, and does to them. */
@Injectable({ providedIn: 'root' })
export class InboxApi {
  private readonly api = inject(ApiClient);

  list(query: ListConversationsQuery) {
    return this.api.getPage<StaffConversationView[], CursorMeta>('/conversations', query);
  }

  conversation(id: string): Promise<StaffConversationView> {
    return this.api.get(`/conversations/${id}`);
  }

  counts(): Promise<InboxCounts> {
    return this.api.get('/conversations/counts');
  }

  customer(conversationId: string): Promise<CustomerProfile> {
    return this.api.get(`/conversations/${conversationId}/customer`);
  }

  update(id: string, changes: UpdateConversationRequest): Promise<StaffConversationView> {
    return this.api.put(`/conversations/${id}`, changes);
  }

  tag(id: string, request: TagRequest): Promise<StaffConversationView> {
    return this.api.put(`/conversations/${id}/tags`, request);
  }

  snooze(id: string, request: SnoozeRequest): Promise<StaffConversationView> {
    return this.api.post(`/conversations/${id}/snooze`, request);
  }
}
