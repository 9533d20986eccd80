import { Injectable, inject } from '@angular/core';
import type { AiStatus, Playground, PreviewRequest } from '@switchboard/contracts';
import { ApiClient } from '../../core/http/api-client';

@Injectable({ providedIn: 'root' })
export class AssistantApi {
  private readonly api = inject(ApiClient);

  status(): Promise<AiStatus> {
    return this.api.get('/ai/status');
  }

  /** Every provider's answer; nothing of it is stored. */
  play(request: PreviewRequest): Promise<Playground> {
    return this.api.post('/ai/playground', request);
  }
}
