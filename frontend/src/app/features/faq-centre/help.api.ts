import { Injectable, inject } from '@angular/core';
import type {
  CursorMeta,
  FaqCategoryStats,
  FaqView,
  ListFaqsQuery,
  RateFaqRequest,
} from '@switchboard/contracts';
import { ApiClient } from '../../core/http/api-client';

@Injectable({ providedIn: 'root' })
export class HelpApi {
  private readonly api = inject(ApiClient);

  list(query: ListFaqsQuery) {
    return this.api.getPage<FaqView[], CursorMeta>('/faqs', query);
  }

  categories(): Promise<FaqCategoryStats[]> {
    return this.api.get('/faqs/categories/stats');
  }

  article(id: string): Promise<FaqView> {
    return this.api.get(`/faqs/${id}`);
  }

  rate(id: string, request: RateFaqRequest): Promise<unknown> {
    return this.api.put(`/faqs/${id}/helpful`, request);
  }
}
