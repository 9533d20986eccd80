import { Injectable, inject } from '@angular/core';
import { LiveReading } from '../../core/http/live-reading';
import { AssistantApi } from './assistant.api';

/** How old the figures may grow while somebody looks at them, in ms. */
export const REFRESH_EVERY = 15_000;

/** How the assistant is, read again and again while the page is before somebody's eyes. */
@Injectable()
export class StatusStore {
  private readonly api = inject(AssistantApi);
  private readonly reading = new LiveReading(() => this.api.status(), REFRESH_EVERY);

  readonly status = this.reading.data;
  readonly error = this.reading.error;
  readonly isLoading = this.reading.isReading;
  readonly updatedAt = this.reading.updatedAt;

  refresh(): Promise<void> {
    return this.reading.refresh();
  }
}
