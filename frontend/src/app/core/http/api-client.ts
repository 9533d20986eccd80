import { HttpClient, HttpParams } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Success } from '@switchboard/contracts';
import { Observable, firstValueFrom } from 'rxjs';
import { toApiError } from './api-error';

export type Query = object;

/** Calls under `/api`: takes the data out of its envelope, and rejects with an `ApiError`. */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly http = inject(HttpClient);

  async get<Data>(path: string, query?: Query): Promise<Data> {
    return (await this.getPage<Data, undefined>(path, query)).data;
  }

  /** The data of a list together with its `meta`. */
  async getPage<Data, Meta>(path: string, query?: Query): Promise<{ data: Data; meta: Meta }> {
    const { data, meta } = await this.unwrap(
      this.http.get<Success<Data, Meta>>(`/api${path}`, { params: toParams(query) }),
    );
    return { data, meta: meta as Meta };
  }

  async post<Data>(path: string, body: object = {}): Promise<Data> {
    return (await this.unwrap(this.http.post<Success<Data>>(`/api${path}`, body))).data;
  }

  async put<Data>(path: string, body: object): Promise<Data> {
    return (await this.unwrap(this.http.put<Success<Data>>(`/api${path}`, body))).data;
  }

  async delete<Data = unknown>(path: string): Promise<Data> {
    return (await this.unwrap(this.http.delete<Success<Data>>(`/api${path}`))).data;
  }

  /** What is no envelope, such as a picture. */
  getBlob(path: string): Promise<Blob> {
    return this.unwrap(this.http.get(`/api${path}`, { responseType: 'blob' }));
  }

  private async unwrap<Body>(answer: Observable<Body>): Promise<Body> {
    try {
      return await firstValueFrom(answer);
    } catch (cause) {
      throw toApiError(cause);
    }
  }
}

function toParams(query: Query = {}): HttpParams {
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  return new HttpParams({ fromObject: Object.fromEntries(set.map(([key, value]) => [key, String(value)])) });
}
