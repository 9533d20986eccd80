import OpenAI from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import {
  answers,
  answersWith,
  DEFAULT_ANSWER,
  delayed,
  flags,
  Gate,
  lastUserText,
  startOpenAiServer,
  type OpenAiServer,
} from '.';

const MODEL = 'gpt-4o-mini';
const QUESTION: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: 'How do I get a refund?' }];
const STREAMING = {
  model: MODEL,
  messages: QUESTION,
  stream: true,
  stream_options: { include_usage: true },
} as const;

let server: OpenAiServer;
let client: OpenAI;

beforeAll(async () => {
  server = await startOpenAiServer();
  client = new OpenAI({ baseURL: server.url, apiKey: 'sk-test', maxRetries: 0, logLevel: 'off' });
});
afterEach(() => server.reset());
afterAll(() => server.close());

async function collected(
  stream: AsyncIterable<OpenAI.ChatCompletionChunk>,
): Promise<OpenAI.ChatCompletionChunk[]> {
  const chunks: OpenAI.ChatCompletionChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

const textIn = (chunks: OpenAI.ChatCompletionChunk[]): string =>
  chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');

describe('a chat completion', () => {
  it('streams in a few chunks of one id, with the reason and the usage at the end', async () => {
    const chunks = await collected(await client.chat.completions.create(STREAMING));

    expect(textIn(chunks)).toBe(DEFAULT_ANSWER);
    expect(new Set(chunks.map(({ id, model }) => `${id} ${model}`))).toEqual(
      new Set([`${chunks[0]?.id} ${MODEL}`]),
    );
    expect(chunks.length).toBeGreaterThan(4);
    expect(chunks[0]?.choices[0]?.delta.role).toBe('assistant');
    expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('stop');
    expect(chunks.at(-1)?.choices).toEqual([]);
    const usage = chunks.at(-1)?.usage;
    expect(usage?.total_tokens).toBe((usage?.prompt_tokens ?? 0) + (usage?.completion_tokens ?? 0));
    expect(usage?.completion_tokens).toBeGreaterThan(10);
    expect(chunks.slice(0, -1).map((chunk) => chunk.usage)).toEqual(chunks.slice(1).map(() => null));
  });

  it('has no usage chunk when none is asked for', async () => {
    const chunks = await collected(
      await client.chat.completions.create({ model: MODEL, messages: QUESTION, stream: true }),
    );

    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('stop');
    expect(chunks.some((chunk) => 'usage' in chunk)).toBe(false);
  });

  it.each(['max_tokens', 'max_completion_tokens'])('stops at %s, for that reason', async (limit) => {
    const { choices, usage } = await client.chat.completions.create({
      model: MODEL,
      messages: QUESTION,
      [limit]: 5,
    });

    expect(choices[0]?.finish_reason).toBe('length');
    expect(usage?.completion_tokens).toBe(5);
    expect(DEFAULT_ANSWER.startsWith(choices[0]?.message.content ?? 'nothing')).toBe(true);
  });

  it('says what the script says: a one-off for the request that it is for, then the standing answer', async () => {
    server.chat.always(({ body }) => answers(`You said: ${lastUserText(body)}`));
    server.chat.once(({ body }) => (lastUserText(body) === 'Second' ? answers('Two') : undefined));
    const ask = async (content: string): Promise<string | null | undefined> => {
      const { choices } = await client.chat.completions.create({
        model: MODEL,
        messages: [{ role: 'user', content }],
      });
      return choices[0]?.message.content;
    };

    expect(await ask('First')).toBe('You said: First');
    expect(await ask('Second')).toBe('Two');
    expect(await ask('Second')).toBe('You said: Second');
  });

  it('waits before every piece, and before the end, until the test lets it go on', async () => {
    const gate = new Gate();
    server.chat.once(answers(['One', ' two'], { gate }));
    const stream = await client.chat.completions.create(STREAMING);
    const seen: string[] = [];
    const reading = (async () => {
      for await (const { choices } of stream) seen.push(choices[0]?.delta.content ?? '.');
    })();

    await gate.reached();
    expect(seen).toEqual([]);
    gate.release();
    await gate.reached();
    gate.release();
    await gate.reached();
    expect(seen.join('')).not.toContain('.');
    gate.open();
    await reading;
    expect(seen).toEqual(['', 'One', ' two', '.', '.']);
  });

  it('fits the schema asked for', async () => {
    const suggestions = z.object({
      tone: z.enum(['calm', 'upset']),
      replies: z.array(z.string().max(9)).length(3),
      score: z.number().min(0.5).nullable(),
      next: z.object({ escalate: z.boolean(), when: z.literal('now') }),
    });
    const ask = () =>
      client.chat.completions.parse({
        model: MODEL,
        messages: QUESTION,
        response_format: zodResponseFormat(suggestions, 'suggestions'),
      });
    const usual = (await ask()).choices[0]?.message.parsed;
    server.chat.once(answersWith({ ...usual, tone: 'upset' }));

    expect(usual?.tone).toBe('calm');
    expect(new Set(usual?.replies).size).toBe(3);
    expect((await ask()).choices[0]?.message.parsed?.tone).toBe('upset');
  });

  it.each([
    ['no message', { messages: [] }],
    ['a temperature of 3', { temperature: 3 }],
    ['no room for a token', { max_tokens: 0 }],
    ['stream options without a stream', { stream_options: { include_usage: true } }],
    [
      'a strict schema with an optional property',
      {
        response_format: {
          type: 'json_schema' as const,
          json_schema: {
            name: 'loose',
            strict: true,
            schema: { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false },
          },
        },
      },
    ],
  ])('is refused for %s, as by OpenAI', async (_, wrong) => {
    const asking = client.chat.completions.create({ model: MODEL, messages: QUESTION, ...wrong });

    await expect(asking).rejects.toBeInstanceOf(OpenAI.BadRequestError);
  });
});

describe('a moderation', () => {
  const moderate = (input: string | string[]) =>
    client.moderations.create({ model: 'omni-moderation-latest', input });

  it('flags the texts with a word that the test chose, each for itself', async () => {
    server.flag('purple', 'violence', 'hate/threatening');

    const { results, model } = await moderate(['Where is my order?', 'I am PURPLE with rage']);

    expect(model).toBe('omni-moderation-latest');
    expect(results.map(({ flagged }) => flagged)).toEqual([false, true]);
    const { categories, category_scores: scores } = results[1]!;
    expect(Object.keys(categories).filter((name) => categories[name as 'hate'])).toEqual([
      'hate/threatening',
      'violence',
    ]);
    expect(Object.keys(scores)).toHaveLength(13);
    expect(scores.violence).toBeGreaterThan(0.9);
    expect(scores.sexual).toBeLessThan(0.01);
  });

  it('takes a string, and the verdict of the script', async () => {
    server.moderations.once(flags('self-harm/intent'));

    expect((await moderate('Hello')).results).toMatchObject([
      { flagged: true, categories: { 'self-harm/intent': true, violence: false } },
    ]);
    expect((await moderate('Hello')).results).toMatchObject([{ flagged: false }]);
  });
});

describe('an embedding', () => {
  const embed = async (
    input: string | string[],
    more: Partial<OpenAI.EmbeddingCreateParams> = {},
  ): Promise<number[][]> => {
    const model = 'text-embedding-3-small';
    const { data } = await client.embeddings.create({ model, input, ...more });
    return data.map(({ embedding }) => Array.from(embedding));
  };
  const nearness = (one: number[] = [], other: number[] = []): number =>
    one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);

  it('is the same in base64, which the client asks for, as in numbers', async () => {
    const [packed] = await embed('How do I get a refund?');
    const [plain] = await embed('How do I get a refund?', { encoding_format: 'float' });

    expect(server.embeddings.requests.map(({ body }) => body.encoding_format)).toEqual(['base64', 'float']);
    expect(packed).toHaveLength(256);
    expect(packed).toEqual(plain?.map(Math.fround));
    expect(nearness(plain, plain)).toBeCloseTo(1);
  });

  it('brings texts that share words near each other', async () => {
    const [refund, refunds, password] = await embed([
      'How do I get a refund?',
      'When are refunds paid?',
      'I forgot my password',
    ]);

    expect(nearness(refund, refunds)).toBeGreaterThan(0.3);
    expect(nearness(refund, password)).toBeLessThan(0.2);
  });

  it('has as many dimensions as asked for', async () => {
    const [vector] = await embed('Hello', { dimensions: 64 });

    expect(vector).toHaveLength(64);
    expect(nearness(vector, vector)).toBeCloseTo(1);
  });

  it('is refused for an empty text, as by OpenAI', async () => {
    await expect(embed(['Hello', ''])).rejects.toBeInstanceOf(OpenAI.BadRequestError);
  });
});

describe('the record', () => {
  it('hands out each request once, whether it came already or is still to come', async () => {
    const gate = new Gate();
    server.chat.once(delayed(gate, answers('Later')));
    const asking = client.chat.completions.create({ model: MODEL, messages: QUESTION });
    const request = await server.chat.nextRequest();

    expect(request).toMatchObject({
      method: 'POST',
      path: '/v1/chat/completions',
      body: { model: MODEL, messages: QUESTION },
    });
    expect(request.headers.authorization).toBe('Bearer sk-test');
    const next = server.nextRequest(({ path }) => path === '/v1/moderations');
    await client.moderations.create({ input: 'Hello' });
    expect((await next).body).toEqual({ input: 'Hello' });
    gate.open();
    expect((await asking).choices[0]?.message.content).toBe('Later');
    expect(await request.ended).toBe('answered');
    await expect(server.chat.nextRequest(undefined, 1)).rejects.toThrow('came: POST /v1/chat/completions');
  });
});
