import { Injectable, inject } from '@angular/core';
import type {
  CreateFaqRequest,
  CursorMeta,
  FaqDifference,
  FaqFileFormat,
  FaqImpact,
  FaqImport,
  FaqMeta,
  FaqVersionView,
  FaqView,
  ListFaqsQuery,
  MoveFaqRequest,
  Preview,
  RestoreFaqRequest,
  SettingsView,
  SimilarFaqs,
  SimilarFaqsRequest,
  TriedFaq,
  UpdateFaqRequest,
} from '@switchboard/contracts';
import { ApiClient } from '../../core/http/api-client';
import { Downloads } from '../../core/http/download';

@Injectable()
export class FaqAdminApi {
  private readonly api = inject(ApiClient);
  private readonly downloads = inject(Downloads);

  list(query: ListFaqsQuery) {
    return this.api.getPage<FaqView[], CursorMeta>('/faqs', query);
  }

  /** With the revision that it is at. */
  get(id: string) {
    return this.api.getPage<FaqView, FaqMeta>(`/faqs/${id}`);
  }

  /** Hosts that the assistant may link to. */
  async linkHosts(): Promise<readonly string[]> {
    const { settings } = await this.api.get<SettingsView>('/settings');
    return settings.assistant.linkHosts;
  }

  create(request: CreateFaqRequest): Promise<FaqView> {
    return this.api.post('/faqs', request);
  }

  update(id: string, request: UpdateFaqRequest): Promise<FaqView> {
    return this.api.put(`/faqs/${id}`, request);
  }

  delete(id: string): Promise<unknown> {
    return this.api.delete(`/faqs/${id}`);
  }

  move(id: string, request: MoveFaqRequest): Promise<unknown> {
    return this.api.put(`/faqs/${id}/position`, request);
  }

  versions(id: string, cursor: string | undefined) {
    return this.api.getPage<FaqVersionView[], CursorMeta>(`/faqs/${id}/versions`, { cursor });
  }

  diff(id: string, from: number, to: number): Promise<FaqDifference[]> {
    return this.api.get(`/faqs/${id}/diff`, { from, to });
  }

  restore(id: string, request: RestoreFaqRequest): Promise<FaqView> {
    return this.api.post(`/faqs/${id}/restore`, request);
  }

  import(file: File, dryRun: boolean): Promise<FaqImport> {
    const form = new FormData();
    form.set('file', file);
    return this.api.post(`/faqs/import?dryRun=${dryRun}`, form);
  }

  export(format: FaqFileFormat): Promise<void> {
    return this.downloads.save('/faqs/export', `faqs.${format}`, { format });
  }

  similar(request: SimilarFaqsRequest): Promise<SimilarFaqs> {
    return this.api.post('/ai/similar-faqs', request);
  }

  test(message: string, draft: TriedFaq): Promise<Preview> {
    return this.api.post('/ai/preview', { message, draft });
  }

  impact(draft: TriedFaq): Promise<FaqImpact> {
    return this.api.post('/ai/faq-impact', { draft });
  }
}
