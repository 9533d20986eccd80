import type { Envelope, ErrorCode, Failure, Success } from '@switchboard/contracts';
import { confide } from './confidential';

export interface HttpAnswer<Data, Meta = undefined> {
  status: number;
  headers: Headers;
  body: Envelope<Data, Meta>;
}

/** A client of one API process over real HTTP, as one person or as nobody. */
export class HttpClient {
  constructor(
    /** Without `/api`. */
    private readonly url: string,
    private readonly token?: string,
  ) {}

  get<Data, Meta = undefined>(path: string): Promise<HttpAnswer<Data, Meta>> {
    return this.request('GET', path);
  }

  post<Data>(path: string, body?: object, headers?: Record<string, string>): Promise<HttpAnswer<Data>> {
    return this.request('POST', path, body, headers);
  }

  put<Data>(path: string, body?: object): Promise<HttpAnswer<Data>> {
    return this.request('PUT', path, body);
  }

  delete<Data>(path: string): Promise<HttpAnswer<Data>> {
    return this.request('DELETE', path);
  }

  /** @param path below `/api`, with its slash. */
  async request<Data, Meta>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<HttpAnswer<Data, Meta>> {
    confide(body);
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        ...(this.token && { Authorization: `Bearer ${this.token}` }),
        ...(body && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
    const answer = (await response.json()) as Envelope<Data, Meta>;
    confide(answer);
    return { status: response.status, headers: response.headers, body: answer };
  }
}

/** The success in an answer or an acknowledgement. @throws Error showing the failure when it is one. */
export function successOf<Data, Meta>(
  answer: { body: Envelope<Data, Meta> } | Envelope<Data, Meta>,
): Success<Data, Meta> {
  const envelope = 'body' in answer ? answer.body : answer;
  if (!envelope.success) throw new Error(`Expected a success, got ${JSON.stringify(envelope)}`);
  return envelope;
}

/** The data of a success. @throws Error showing the failure when it is one. */
export function dataOf<Data, Meta>(answer: { body: Envelope<Data, Meta> } | Envelope<Data, Meta>): Data {
  return successOf(answer).data;
}

/** The failure in an answer or an acknowledgement. @throws Error showing the success when it is one. */
export function failureOf<Data, Meta>(
  answer: { body: Envelope<Data, Meta> } | Envelope<Data, Meta>,
): Failure {
  const envelope = 'body' in answer ? answer.body : answer;
  if (envelope.success) throw new Error(`Expected a failure, got ${JSON.stringify(envelope)}`);
  return envelope;
}

/** The code of a failure. @throws Error showing the success when it is one. */
export function errorOf<Data, Meta>(
  answer: { body: Envelope<Data, Meta> } | Envelope<Data, Meta>,
): ErrorCode {
  return failureOf(answer).error;
}
