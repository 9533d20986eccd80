import { Injectable, inject } from '@angular/core';
import type { RetentionPreview, SettingsView, UpdateSettingsRequest } from '@switchboard/contracts';
import { ApiClient } from '../../core/http/api-client';

@Injectable()
export class SettingsApi {
  private readonly api = inject(ApiClient);

  view(): Promise<SettingsView> {
    return this.api.get('/settings');
  }

  update(request: UpdateSettingsRequest): Promise<SettingsView> {
    return this.api.put('/settings', request);
  }

  /** What would go if conversations were kept for so many days. */
  retentionPreview(days: number): Promise<RetentionPreview> {
    return this.api.get('/settings/retention-preview', { days });
  }

  setLogo(file: File): Promise<SettingsView> {
    const form = new FormData();
    form.append('logo', file);
    return this.api.put('/settings/logo', form);
  }

  removeLogo(): Promise<SettingsView> {
    return this.api.delete('/settings/logo');
  }
}
