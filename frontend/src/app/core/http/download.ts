import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { DOCUMENT, Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Query } from './api-client';
import { toApiError } from './api-error';

/** Files that the API makes: a link alone would bring no token along. */
@Injectable({ providedIn: 'root' })
export class Downloads {
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);

  /**
   * Has the browser save what is at `path`.
   * @param name of the file
   * @throws ApiError
   */
  async save(path: string, name: string, query: Query = {}): Promise<void> {
    const url = URL.createObjectURL(await this.read(path, query));
    const link = this.document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    // Not at once: the browser has yet to begin.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }

  private async read(path: string, query: Query): Promise<Blob> {
    const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
    const params = Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
    const call = this.http.get(`/api${path}`, { params, responseType: 'blob' });
    try {
      return await firstValueFrom(call);
    } catch (cause) {
      throw toApiError(await withFailureRead(cause));
    }
  }
}

/** Who asks for a blob gets failures as blobs, too. */
async function withFailureRead(cause: unknown): Promise<unknown> {
  if (!(cause instanceof HttpErrorResponse) || !(cause.error instanceof Blob)) return cause;
  const { headers, status, statusText } = cause;
  return new HttpErrorResponse({ error: jsonOf(await cause.error.text()), headers, status, statusText });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
