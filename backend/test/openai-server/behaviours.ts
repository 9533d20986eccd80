import type { OutgoingHttpHeaders } from 'node:http';
import type { Behaviour } from './endpoint';
import { Gate } from './gate';

/** OpenAI's `error` object. */
export interface ApiError {
  message: string;
  type: string;
  param?: string | null;
  code?: string | null;
}

/** Any refusal, in OpenAI's envelope. */
export function fails(status: number, error: ApiError, headers: OutgoingHttpHeaders = {}): Behaviour {
  return sends(status, { error: { param: null, code: null, ...error } }, headers);
}

/** An answer of the test's own; a string is sent as it is. */
export function sends(status: number, body: unknown, headers: OutgoingHttpHeaders = {}): Behaviour {
  return { respond: (exchange) => exchange.send(status, body, headers) };
}

export function invalidRequest(message: string, param: string | null = null): Behaviour {
  return fails(400, { message, type: 'invalid_request_error', param });
}

export function unauthorized(): Behaviour {
  return fails(401, {
    message: 'Incorrect API key provided.',
    type: 'invalid_request_error',
    code: 'invalid_api_key',
  });
}

export function modelNotFound(model = 'gpt-nonesuch'): Behaviour {
  return fails(404, {
    message: `The model \`${model}\` does not exist or you do not have access to it.`,
    type: 'invalid_request_error',
    code: 'model_not_found',
  });
}

/** @param retryAfter seconds, or the moment (HTTP dates know whole seconds); none: the header is missing. */
export function rateLimited(retryAfter?: number | Date): Behaviour {
  const header = retryAfter instanceof Date ? retryAfter.toUTCString() : retryAfter?.toString();
  return fails(
    429,
    {
      message: 'Rate limit reached on requests per min. Please try again later.',
      type: 'requests',
      code: 'rate_limit_exceeded',
    },
    header === undefined ? {} : { 'retry-after': header },
  );
}

/** A 429 that no waiting helps against: the account's money is spent. */
export function quotaExhausted(): Behaviour {
  return fails(429, {
    message: 'You exceeded your current quota, please check your plan and billing details.',
    type: 'insufficient_quota',
    code: 'insufficient_quota',
  });
}

export function serverError(): Behaviour {
  return fails(500, {
    message: 'The server had an error while processing your request. Sorry about that!',
    type: 'server_error',
  });
}

export function overloaded(retryAfter?: number): Behaviour {
  return fails(
    503,
    { message: 'The engine is currently overloaded, please try again later.', type: 'server_error' },
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
  );
}

/** Takes the request and never says a word. */
export function hangs(): Behaviour {
  return { respond: (exchange) => exchange.hang() };
}

/** Ends the connection before any header. */
export function resets(): Behaviour {
  return { respond: (exchange) => exchange.reset() };
}

/** 200, said to be JSON, and cut off in the middle. */
export function malformedJson(): Behaviour {
  return sends(200, '{"id":"chatcmpl-1","object":"chat.comp');
}

/** 200 and JSON, but of no shape that the API knows. */
export function wrongShape(): Behaviour {
  return sends(200, { status: 'ok' });
}

/** A gateway's page where an answer should be. */
export function htmlPage(status = 200): Behaviour {
  return sends(status, '<!doctype html><title>Gateway</title><p>Please sign in.', {
    'content-type': 'text/html; charset=utf-8',
  });
}

/** 200 with no body at all. */
export function emptyBody(): Behaviour {
  return sends(200, '');
}

/** Holds another behaviour back before the first header: for some milliseconds, or until the test says so. */
export function delayed<Body>(by: number | Gate, behaviour: Behaviour<Body>): Behaviour<Body> {
  return {
    respond: async (exchange) => {
      await (by instanceof Gate ? by.pass(exchange) : exchange.pause(by));
      await behaviour.respond(exchange);
    },
  };
}
