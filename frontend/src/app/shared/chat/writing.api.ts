import { Injectable, inject } from '@angular/core';
import type { RewriteRequest, TranslateRequest, WritingHelp } from '@switchboard/contracts';
import { ApiClient } from '../../core/http/api-client';

/** The assistant's help for staff who write. */
@Injectable({ providedIn: 'root' })
export class WritingApi {
  private readonly api = inject(ApiClient);

  rewrite(request: RewriteRequest): Promise<WritingHelp> {
    return this.api.post('/ai/rewrite', request);
  }

  translate(request: TranslateRequest): Promise<WritingHelp> {
    return this.api.post('/ai/translate', request);
  }
}
