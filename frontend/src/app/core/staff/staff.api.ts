import { Injectable, inject } from '@angular/core';
import type { AgentFigures, SetStaffStatusRequest, StaffMember } from '@switchboard/contracts';
import { ApiClient } from '../http/api-client';

@Injectable({ providedIn: 'root' })
export class StaffApi {
  private readonly api = inject(ApiClient);

  list(): Promise<StaffMember[]> {
    return this.api.get('/staff');
  }

  setStatus(request: SetStaffStatusRequest): Promise<unknown> {
    return this.api.put('/staff/me/status', request);
  }

  figures(): Promise<AgentFigures> {
    return this.api.get('/staff/me/figures');
  }
}
