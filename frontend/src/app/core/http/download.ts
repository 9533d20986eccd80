import { DOCUMENT, Injectable, inject } from '@angular/core';
import { ApiClient, type Query } from './api-client';

/** Files that the API makes: a link alone would bring no token along. */
@Injectable({ providedIn: 'root' })
export class Downloads {
  private readonly api = inject(ApiClient);
  private readonly document = inject(DOCUMENT);

  /**
   * Has the browser save what is at `path`.
   * @param name of the file
   * @throws ApiError
   */
  async save(path: string, name: string, query?: Query): Promise<void> {
    const url = URL.createObjectURL(await this.api.getBlob(path, query));
    const link = this.document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    // Not at once: the browser has yet to begin.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
