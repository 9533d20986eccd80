import { Injectable, inject } from '@angular/core';
import type { CursorMeta, ListReviewQuery, ReviewItem } from '@switchboard/contracts';
import { ApiClient } from '../../core/http/api-client';

@Injectable({ providedIn: 'root' })
export class ReviewApi {
  private readonly api = inject(ApiClient);

  list(query: ListReviewQuery) {
    return this.api.getPage<ReviewItem[], CursorMeta>('/moderation/review', query);
  }

  release({ message, conversation }: ReviewItem): Promise<unknown> {
    return this.api.post(`/conversations/${conversation._id}/messages/${message._id}/release`);
  }
}
