import { Injectable, inject } from '@angular/core';
import type { FaqDraft } from '@switchboard/contracts';
import { ApiClient } from '../../../core/http/api-client';

@Injectable({ providedIn: 'root' })
export class FaqDraftApi {
  private readonly api = inject(ApiClient);

  draft(conversation: string): Promise<FaqDraft> {
    return this.api.post('/ai/draft-faq', { conversation });
  }
}
