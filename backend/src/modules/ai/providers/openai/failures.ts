import { APIConnectionTimeoutError, APIError, APIConnectionError, OpenAIError } from 'openai';
import { ProviderFailure } from '../provider-failure';

/** What went wrong with a call, without a word of what was sent: the client's messages quote the service's answers. */
export function failureOf(error: unknown): unknown {
  if (error instanceof ProviderFailure) return error;
  if (error instanceof APIConnectionTimeoutError) return new ProviderFailure('timeout', 'no answer in time');
  if (error instanceof APIConnectionError) {
    return new ProviderFailure('unreachable', 'the service could not be reached');
  }
  if (error instanceof APIError) return ofStatus(error as APIError<number | undefined, Headers | undefined>);
  const { name, cause } = error as Error;
  if (name === 'SyntaxError' || error instanceof OpenAIError) {
    return new ProviderFailure('unusable', 'the service answered with something that is not its protocol');
  }
  // What fetch throws when a connection ends in the middle of an answer.
  if (name === 'TypeError' && cause) return new ProviderFailure('unreachable', 'the connection broke off');
  return error;
}

function ofStatus({ status, headers }: APIError<number | undefined, Headers | undefined>): ProviderFailure {
  if (status === undefined)
    return new ProviderFailure('broken', 'the service reported an error in its stream');
  const message = `the service answered ${status}`;
  const details = { status, retryAfter: retryAfterOf(headers) };
  if (status === 429) return new ProviderFailure('rate_limited', message, details);
  if (status === 408 || status === 409 || status >= 500)
    return new ProviderFailure('broken', message, details);
  // A wrong key or model fails every call; a request that is too long, or not liked, fails alone.
  return new ProviderFailure('refused', message, { status, isOutage: [401, 403, 404].includes(status) });
}

/** Milliseconds that the service asks for, by seconds or by a date. */
function retryAfterOf(headers: Headers | undefined): number | undefined {
  const milliseconds = Number(headers?.get('retry-after-ms') ?? NaN);
  if (milliseconds >= 0) return milliseconds;
  const value = headers?.get('retry-after');
  if (!value) return undefined;
  const wait = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}
