import { Injectable, inject } from '@angular/core';
import type { ConversationStatistics, QueuePlace, RateConversationRequest } from '@switchboard/contracts';
import { ApiClient } from '../../core/http/api-client';

/** What a customer may know of, and say about, a conversation of theirs. */
@Injectable({ providedIn: 'root' })
export class PortalApi {
  private readonly api = inject(ApiClient);

  queuePlace(conversationId: string): Promise<QueuePlace> {
    return this.api.get(`/conversations/${conversationId}/queue`);
  }

  statistics(conversationId: string): Promise<ConversationStatistics> {
    return this.api.get(`/conversations/${conversationId}/statistics`);
  }

  rate(conversationId: string, rating: RateConversationRequest): Promise<unknown> {
    return this.api.put(`/conversations/${conversationId}/rating`, rating);
  }
}
