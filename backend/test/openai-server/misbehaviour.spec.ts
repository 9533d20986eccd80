import OpenAI from 'openai';
import {
  answers,
  delayed,
  emptyAnswer,
  emptyBody,
  Gate,
  hangs,
  htmlPage,
  hugeAnswer,
  malformedJson,
  modelNotFound,
  overloaded,
  quotaExhausted,
  rateLimited,
  resets,
  serverError,
  startOpenAiServer,
  unauthorized,
  wrongShape,
  type AnswerOptions,
  type OpenAiServer,
} from '.';

const ASKED = { model: 'gpt-4o-mini', messages: [{ role: 'user' as const, content: 'Hello?' }] };
const PIECES = ['One', ' two', ' three'];

let server: OpenAiServer;
let client: OpenAI;

beforeAll(async () => {
  server = await startOpenAiServer();
  client = new OpenAI({ baseURL: server.url, apiKey: 'sk-test', maxRetries: 0, logLevel: 'off' });
});
afterEach(() => server.reset());
afterAll(() => server.close());

const ask = (options?: OpenAI.RequestOptions) => client.chat.completions.create(ASKED, options);

/** What the client got of a stream, and how that ended for it. */
async function streamed(options?: OpenAI.RequestOptions, look: (text: string) => void = () => undefined) {
  const seen = { text: '', finish: null as string | null, usage: false, error: undefined as unknown };
  try {
    const stream = await client.chat.completions.create(
      { ...ASKED, stream: true, stream_options: { include_usage: true } },
      options,
    );
    for await (const { choices, usage } of stream) {
      seen.text += choices[0]?.delta.content ?? '';
      seen.finish = choices[0]?.finish_reason ?? seen.finish;
      seen.usage ||= usage != null;
      look(seen.text);
    }
  } catch (error) {
    seen.error = error;
  }
  return seen;
}

const failure = async (asking: Promise<unknown>): Promise<InstanceType<typeof OpenAI.APIError>> => {
  const error: unknown = await asking.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(OpenAI.APIError);
  return error as InstanceType<typeof OpenAI.APIError>;
};

describe('a refusal', () => {
  it.each([
    ['401', unauthorized, OpenAI.AuthenticationError, 'invalid_api_key'],
    ['404', modelNotFound, OpenAI.NotFoundError, 'model_not_found'],
    ['429', rateLimited, OpenAI.RateLimitError, 'rate_limit_exceeded'],
    ['429 for good', quotaExhausted, OpenAI.RateLimitError, 'insufficient_quota'],
    ['500', serverError, OpenAI.InternalServerError, null],
    ['503', overloaded, OpenAI.InternalServerError, null],
  ])('of status %s is the error that the client has for it', async (status, behaviour, kind, code) => {
    server.chat.always(behaviour());

    const error = await failure(ask());

    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({ status: Number.parseInt(status), code });
    expect((await streamed()).error).toBeInstanceOf(kind);
  });

  it('says when to come back, in seconds or as a date', async () => {
    server.chat.once(rateLimited(7), rateLimited(new Date('2030-01-01T00:00:00Z')), rateLimited());
    const retryAfter = async () => (await failure(ask())).headers?.get('retry-after');

    expect(await retryAfter()).toBe('7');
    expect(await retryAfter()).toBe('Tue, 01 Jan 2030 00:00:00 GMT');
    expect(await retryAfter()).toBeNull();
  });

  it('is OpenAI’s for a request without a key, and for a path that it does not know', async () => {
    const keyless = await fetch(`${server.url}/moderations`, { method: 'POST', body: '{"input":"Hi"}' });

    expect(keyless.status).toBe(401);
    await expect(client.models.list()).rejects.toBeInstanceOf(OpenAI.NotFoundError);
    expect(server.requests.map(({ path }) => path)).toEqual(['/v1/moderations', '/v1/models']);
  });

  it('may hit every endpoint at once', async () => {
    server.always(serverError());

    const { embeddings, moderations } = client;
    await expect(ask()).rejects.toThrow('500');
    await expect(moderations.create({ input: 'Hi' })).rejects.toThrow('500');
    await expect(embeddings.create({ model: 'e', input: 'Hi' })).rejects.toThrow('500');
  });
});

describe('before the headers', () => {
  it('a reset is a connection error', async () => {
    server.chat.once(resets());

    expect(await failure(ask())).toBeInstanceOf(OpenAI.APIConnectionError);
    expect(await server.chat.requests[0]?.ended).toBe('reset');
  });

  it('silence lasts until the client’s own deadline', async () => {
    server.chat.once(hangs());

    // An APIConnectionTimeoutError, but that the client doesn't know an AbortError from outside Jest's realm.
    expect(await failure(ask({ timeout: 50 }))).toBeInstanceOf(OpenAI.APIConnectionError);
    expect(await server.chat.requests[0]?.ended).toBe('abandoned');
  });

  it('the client may give up, and the server sees it go', async () => {
    const leave = new AbortController();
    server.chat.once(delayed(new Gate(), answers('Too late')));
    const asking = failure(ask({ signal: leave.signal }));
    const { ended } = await server.chat.nextRequest();
    leave.abort();

    expect(await asking).toBeInstanceOf(OpenAI.APIUserAbortError);
    expect(await ended).toBe('abandoned');
  });
});

describe('in the middle of a stream', () => {
  const breaking = (how: NonNullable<AnswerOptions['breaks']>['how'], options: AnswerOptions = {}) =>
    server.chat.once(answers(PIECES, { ...options, breaks: { afterPieces: 2, how } }));

  it('a reset is an error after the pieces that came', async () => {
    const gate = new Gate();
    breaking('reset', { gate });
    gate.release(2);

    const seen = await streamed(undefined, (text) => text === 'One two' && gate.open());

    expect(seen).toMatchObject({ text: 'One two', finish: null, error: { message: 'terminated' } });
    expect(await server.chat.requests[0]?.ended).toBe('reset');
  });

  it('an error event is the API’s error, without a status', async () => {
    breaking('error event');

    const { text, error } = await streamed();

    expect(text).toBe('One two');
    expect(error).toBeInstanceOf(OpenAI.APIError);
    expect(error).toMatchObject({ type: 'server_error', status: undefined });
  });

  it('malformed JSON is a syntax error', async () => {
    breaking('malformed json');

    expect(await streamed()).toMatchObject({ text: 'One two', error: { name: 'SyntaxError' } });
  });

  it('a garbled line is lost, and the stream goes on', async () => {
    breaking('garbled line');

    expect(await streamed()).toEqual({ text: 'One two', finish: 'stop', usage: true, error: undefined });
  });

  it('an early end looks like an end, but for the reason that is missing', async () => {
    breaking('end');

    expect(await streamed()).toEqual({ text: 'One two', finish: null, usage: false, error: undefined });
  });

  it('silence lasts until the client leaves by its own signal, which looks like an end, too', async () => {
    const leave = new AbortController();
    breaking('hang');

    const seen = await streamed({ signal: leave.signal }, (text) => text === 'One two' && leave.abort());

    expect(seen).toEqual({ text: 'One two', finish: null, usage: false, error: undefined });
    expect(await server.chat.requests[0]?.ended).toBe('abandoned');
  });

  it('a client that leaves while a piece is held back uses up no pass of the gate', async () => {
    const gate = new Gate();
    const leave = new AbortController();
    server.chat.always(answers(PIECES, { gate }));
    const first = streamed({ signal: leave.signal });
    await gate.reached();
    leave.abort();
    await first;
    await server.chat.requests[0]?.ended;
    const second = streamed();
    await gate.reached();
    gate.release(4);

    expect(await second).toMatchObject({ text: 'One two three', finish: 'stop' });
  });
});

describe('an answer that is whole, but wrong', () => {
  it.each([
    ['cut off by the content filter', { finishReason: 'content_filter' as const }, 'content_filter', true],
    ['without its usage', { usage: 'missing' as const }, 'stop', false],
    ['without [DONE]', { withoutDone: true }, 'stop', true],
    ['slow', { firstPieceAfter: 20, piecesEvery: 5 }, 'stop', true],
  ])('may be %s', async (_, options, finish, usage) => {
    server.chat.always(answers(PIECES, options));

    expect(await streamed()).toEqual({ text: 'One two three', finish, usage, error: undefined });
    const { choices } = await ask();
    expect(choices[0]).toMatchObject({ finish_reason: finish, message: { content: 'One two three' } });
  });

  it('may be empty, or endless as far as the limit goes', async () => {
    server.chat.once(emptyAnswer(), hugeAnswer(1_000_000));

    expect(await streamed()).toMatchObject({ text: '', finish: 'stop', error: undefined });
    const huge = await client.chat.completions.create({ ...ASKED, max_tokens: 10 });
    expect(huge.choices[0]?.message.content?.length).toBeGreaterThanOrEqual(1_000_000);
  });

  it('may bill other figures, and name the dated model', async () => {
    const usage = { prompt_tokens: 1000, completion_tokens: 500 };
    server.chat.once(answers('Hi', { usage, model: 'gpt-4o-mini-2024-07-18' }));

    expect(await ask()).toMatchObject({
      model: 'gpt-4o-mini-2024-07-18',
      usage: { ...usage, total_tokens: 1500 },
    });
  });

  it('may be JSON cut off, by a length or by a reset', async () => {
    server.chat.once(
      malformedJson(),
      answers('Hi', { breaks: { afterPieces: 0, how: 'end' } }),
      answers('Hi', { breaks: { afterPieces: 0, how: 'reset' } }),
    );

    await expect(ask()).rejects.toMatchObject({ name: 'SyntaxError' });
    await expect(ask()).rejects.toMatchObject({ name: 'SyntaxError' });
    await expect(ask()).rejects.toMatchObject({ message: 'terminated' });
  });

  it('may be no completion at all: the client passes on whatever came', async () => {
    server.chat.once(htmlPage(), wrongShape(), emptyBody());

    expect(await ask()).toContain('<!doctype html>');
    expect(await ask()).toEqual({ status: 'ok' });
    expect(await ask()).toBeUndefined();
    server.chat.once(htmlPage());
    expect(await streamed()).toEqual({ text: '', finish: null, usage: false, error: undefined });
  });
});

describe('closing', () => {
  it('ends what hangs, waits or sleeps at once, and tells who waits for a request', async () => {
    const own = await startOpenAiServer();
    const its = new OpenAI({ baseURL: own.url, apiKey: 'sk-test', maxRetries: 0, logLevel: 'off' });
    own.chat.once(hangs(), delayed(new Gate(), answers('Hi')), delayed(3_600_000, answers('Hi')));
    const asking = [1, 2, 3].map(() => failure(its.chat.completions.create(ASKED)));
    for (let come = 0; come < 3; come += 1) await own.chat.nextRequest();
    const waiting = expect(own.nextRequest(({ path }) => path === '/never')).rejects.toThrow('closed');
    await own.close();

    for (const error of await Promise.all(asking)) expect(error).toBeInstanceOf(OpenAI.APIConnectionError);
    await waiting;
    await expect(its.chat.completions.create(ASKED)).rejects.toBeInstanceOf(OpenAI.APIConnectionError);
  });

  it('reports what the test’s own function threw', async () => {
    const own = await startOpenAiServer();
    const its = new OpenAI({ baseURL: own.url, apiKey: 'sk-test', maxRetries: 0, logLevel: 'off' });
    own.chat.once(() => {
      throw new Error('A slip of the test');
    });

    await failure(its.chat.completions.create(ASKED));
    await expect(own.close()).rejects.toMatchObject({ errors: [{ message: 'A slip of the test' }] });
  });
});
