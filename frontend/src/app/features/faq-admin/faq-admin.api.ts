import { HttpClient } from '@angular/common/http';
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
  Success,
  TriedFaq,
  UpdateFaqRequest,
} from '@switchboard/contracts';
import { type Observable, firstValueFrom } from 'rxjs';
import { ApiClient } from '../../core/http/api-client';
import { toApiError } from '../../core/http/api-error';
import { Downloads } from '../../core/http/download';

/** As it is saved, and the revision of that. */
export interface SavedFaq {
  readonly faq: FaqView;
  readonly revision: number;
}

@Injectable()
export class FaqAdminApi {
  private readonly api = inject(ApiClient);
  private readonly downloads = inject(Downloads);
  private readonly http = inject(HttpClient);

  list(query: ListFaqsQuery) {
    return this.api.getPage<FaqView[], CursorMeta>('/faqs', query);
  }

  async get(id: string): Promise<SavedFaq> {
    const { data, meta } = await this.api.getPage<FaqView, FaqMeta>(`/faqs/${id}`);
    return { faq: data, revision: meta.revision };
  }

  /** Those of them that are not known to be gone. */
  async existing(ids: readonly string[]): Promise<string[]> {
    const isThere = (id: string) =>
      this.get(id).then(
        () => true,
        (cause: unknown) => toApiError(cause).code !== 'FAQ_NOT_FOUND',
      );
    const there = await Promise.all(ids.map(isThere));
    return ids.filter((_, at) => there[at]);
  }

  /** Hosts that the assistant may link to. */
  async linkHosts(): Promise<readonly string[]> {
    const { settings } = await this.api.get<SettingsView>('/settings');
    return settings.assistant.linkHosts;
  }

  create(request: CreateFaqRequest): Promise<SavedFaq> {
    return savedIn(this.http.post<Answer>('/api/faqs', request));
  }

  update(id: string, request: UpdateFaqRequest): Promise<SavedFaq> {
    return savedIn(this.http.put<Answer>(`/api/faqs/${id}`, request));
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

  restore(id: string, request: RestoreFaqRequest): Promise<SavedFaq> {
    return savedIn(this.http.post<Answer>(`/api/faqs/${id}/restore`, request));
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

type Answer = Success<FaqView, FaqMeta>;

/** Whoever edits goes on from the revision in the answer: what is read later may be somebody else's. */
async function savedIn(answer: Observable<Answer>): Promise<SavedFaq> {
  try {
    const { data, meta } = await firstValueFrom(answer);
    return { faq: data, revision: (meta as FaqMeta).revision };
  } catch (cause) {
    throw toApiError(cause);
  }
}
