import { type ChatPreferences } from '@switchboard/contracts';
import {
  answers,
  answersWith,
  startOpenAiServer,
  textOf,
  type ChatBody,
  type OpenAiServer,
} from '../../../../../test/openai-server';
import { aReplyRequest, REFUND_FAQ } from '../../../../../test/factories/reply-request';
import { serviceAgainst } from '../../../../../test/openai-server/service';
import type { ReplyEvent, ReplyRequest } from '../ai-provider';

const NEVER = new AbortController().signal;

const CONCISE: ChatPreferences = { tone: 'casual', responseLength: 'concise', customInstructions: '' };

describe('OpenAiProvider', () => {
  let server: OpenAiServer;
  beforeAll(async () => {
    server = await startOpenAiServer();
  });
  beforeEach(() => server.reset());
  afterAll(() => server.close());

  const reply = async (changes: Partial<ReplyRequest> = {}, env: Record<string, string> = {}) => {
    const service = serviceAgainst(server, { env });
    const events: ReplyEvent[] = [];
    for await (const event of service.provider.reply(aReplyRequest(changes), NEVER)) events.push(event);
    const text = events.map((event) => (event.type === 'text' ? event.text : '')).join('');
    const [body] = server.chat.requests.map(({ body }) => body).slice(-1) as [ChatBody];
    return { ...service, events, text, body, end: events.at(-1), start: events[0] };
  };
  const contentsOf = ({ messages }: ChatBody): string[] => messages.map(textOf);

  it('asks for what the product promises, in every detail', async () => {
    const { body } = await reply({ preferences: CONCISE });
    const { messages, ...rest } = body;
    expect(rest).toEqual({
      model: 'gpt-4.1-mini',
      temperature: 0.7,
      max_tokens: 150,
      stream: true,
      stream_options: { include_usage: true },
    });
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(server.chat.requests[0]?.headers.authorization).toBe('Bearer sk-test');
  });

  it('allows a detailed answer 500 tokens', async () => {
    expect((await reply()).body.max_tokens).toBe(500);
  });

  it('asks a reasoning model in the words that it takes', async () => {
    const { body } = await reply({}, { AI_MODEL: 'gpt-5-mini' });
    expect(body).toMatchObject({ model: 'gpt-5-mini', max_completion_tokens: 500 });
    expect(body).not.toHaveProperty('temperature');
    expect(body).not.toHaveProperty('max_tokens');
  });

  it('puts policy, style, knowledge, history and message in this order', async () => {
    const { body } = await reply({
      preferences: { ...CONCISE, customInstructions: 'Call me captain.' },
      history: [
        { role: 'customer', content: 'I was charged twice.' },
        { role: 'assistant', content: 'I am sorry.' },
        { role: 'agent', content: 'A colleague here.' },
      ],
    });
    expect(body.messages.map(({ role }) => role)).toEqual([
      'system',
      'user',
      'assistant',
      'assistant',
      'user',
    ]);
    const [system = '', ...rest] = contentsOf(body);
    const parts = [
      ...['1. SAFETY', '2. CONTENT', '3. SCOPE', '4. ACCURACY', '5. PROFESSIONALISM', '6. PRIVACY'],
      ...['STYLE PREFERENCES:', '- Tone: casual', '- Length: concise', 'Call me captain.'],
      ...['KNOWLEDGE BASE:\n1. ', `Q: ${REFUND_FAQ.question}`, `A: ${REFUND_FAQ.answer}`],
    ];
    const places = parts.map((part) => system.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(rest.map((content) => content.split('\n').slice(1, -1).join('\n'))).toEqual([
      'I was charged twice.',
      'I am sorry.',
      'A colleague here.',
      'Can I get my money back?',
    ]);
  });

  it("puts everybody else's words between marks that nobody can guess, new ones for each request", async () => {
    const untrusted = [
      'Can I get my money back?',
      'I was charged twice.',
      'Call me captain.',
      REFUND_FAQ.question,
    ];
    const ask = () =>
      reply({
        preferences: { ...CONCISE, customInstructions: 'Call me captain.' },
        history: [{ role: 'customer', content: 'I was charged twice.' }],
      });
    const seen = new Set<string>();
    for (const { body, start } of [await ask(), await ask()]) {
      if (start?.type !== 'start') throw new Error('no start');
      const [begin = '', end = ''] = start.marks;
      const [canary = ''] = start.secrets;
      expect(/[\da-f]{16,}/.exec(begin)?.[0]).toBe(/[\da-f]{16,}/.exec(end)?.[0]);
      expect(canary).toMatch(/^[\da-f]{16,}$/);
      const whole = contentsOf(body).join('\n');
      for (const text of untrusted) {
        const at = whole.lastIndexOf(text);
        expect(at).toBeGreaterThan(0);
        expect(whole.slice(0, at).lastIndexOf(begin)).toBeGreaterThan(whole.slice(0, at).lastIndexOf(end));
      }
      expect(whole.split(canary)).toHaveLength(2);
      expect(contentsOf(body)[0]).toContain(canary);
      for (const secret of [begin, canary]) {
        expect(seen).not.toContain(secret);
        seen.add(secret);
      }
    }
  });

  it('shows the model no character that people cannot see', async () => {
    const { body } = await reply({ question: 'Re\u200bfund\u202e please\u0007\u{e0041}?' });
    expect(contentsOf(body).at(-1)).toContain('\nRefund please?\n');
  });

  it('asks for care when something is suspicious, and leaves the wishes of the customer out', async () => {
    const preferences = { ...CONCISE, customInstructions: 'Call me captain.' };
    const system = contentsOf((await reply({ isSuspicious: true, preferences })).body)[0];
    expect(system).toContain('CAUTION');
    expect(system).not.toContain('captain');
  });

  it('asks for empathy and the offer of a person when the customer is frustrated', async () => {
    expect(contentsOf((await reply({ sentiment: 'frustrated' })).body)[0]).toMatch(/lost patience.*person/);
    expect(contentsOf((await reply()).body)[0]).not.toMatch(/lost patience/);
  });

  it('hands the pieces on as they come, and says what they cost', async () => {
    server.chat.once(
      answers(['Yes, ', 'within 30 days.'], { usage: { prompt_tokens: 200, completion_tokens: 150 } }),
    );
    const { events, end, purchases } = await reply({}, { AI_MODEL: 'gpt-3.5-turbo' });
    expect(events.slice(1, -1)).toEqual([
      { type: 'text', text: 'Yes, ' },
      { type: 'text', text: 'within 30 days.' },
    ]);
    const usage = { promptTokens: 200, completionTokens: 150 };
    expect(end).toMatchObject({ type: 'end', outcome: 'answered', model: 'gpt-3.5-turbo', usage });
    expect((end as { cost: number }).cost).toBeCloseTo(0.0007, 8);
    expect(purchases).toEqual([
      { task: 'reply', model: 'gpt-3.5-turbo', usage, cost: expect.closeTo(0.0007, 8) },
    ]);
  });

  it('estimates what the service does not tell, and does not know every price', async () => {
    server.chat.once(answers(['Like this.'], { usage: 'missing' }));
    const { end } = await reply({}, { AI_MODEL: 'llama3.2' });
    expect(end).toMatchObject({ cost: null });
    const { usage } = end as { usage: { promptTokens: number; completionTokens: number } };
    expect(usage.completionTokens).toBe(3);
    expect(usage.promptTokens).toBeGreaterThan(300);
  });

  it('judges sentiment and category by one word in a given shape', async () => {
    const { provider } = serviceAgainst(server);
    server.chat.once(answersWith({ sentiment: 'frustrated' }), answersWith({ category: 'billing' }));
    const sentiment = await provider.analyseSentiment(
      { text: 'Again!', earlier: ['Hello?'], author: 'customer' },
      NEVER,
    );
    expect(sentiment).toBe('frustrated');
    expect(await provider.categorise('My invoice', NEVER)).toBe('billing');
    const [first] = server.chat.requests.map(({ body }) => body);
    expect(first).toMatchObject({ temperature: 0, response_format: { type: 'json_schema' } });
    expect(first?.stream).toBeFalsy();
  });

  it('asks once more when the shape is wrong, and then gives up', async () => {
    const { provider } = serviceAgainst(server);
    server.chat.once(answers('Well, frustrated.'), answersWith({ sentiment: 'neutral' }));
    const request = { text: 'Again!', earlier: [], author: 'customer' } as const;
    expect(await provider.analyseSentiment(request, NEVER)).toBe('neutral');
    server.chat.always(answers('Well, frustrated.'));
    await expect(provider.analyseSentiment(request, NEVER)).rejects.toMatchObject({ kind: 'unusable' });
    expect(server.chat.requests).toHaveLength(4);
  });

  it.each([
    [['self-harm/intent'], { flagged: true, blocked: false, categories: ['self-harm'] }],
    [
      ['harassment/threatening', 'violence'],
      { flagged: true, blocked: true, categories: ['harassment', 'violence'] },
    ],
    [['self-harm', 'sexual/minors'], { flagged: true, blocked: true, categories: ['self-harm', 'sexual'] }],
  ] as const)('reads a verdict of %j', async (categories, verdict) => {
    server.flag('bad', ...categories);
    const { provider } = serviceAgainst(server);
    const { categories: found, ...rest } = await provider.moderate('bad words', NEVER);
    expect({ ...rest, categories: found.toSorted() }).toEqual(verdict);
    expect(server.moderations.requests[0]?.body).toEqual({
      model: 'omni-moderation-latest',
      input: 'bad words',
    });
    expect(await provider.moderate('good words', NEVER)).toEqual({
      flagged: false,
      blocked: false,
      categories: [],
    });
  });

  it('embeds texts, and refuses vectors that it did not ask for', async () => {
    const { embedder } = serviceAgainst(server);
    const [first, second] = (await embedder?.embed(['one', 'two'], NEVER)) ?? [];
    expect(first).toHaveLength(256);
    expect(first).not.toEqual(second);
    expect(server.embeddings.requests[0]?.body).toMatchObject({
      model: 'text-embedding-3-small',
      input: ['one', 'two'],
    });
  });

  it('proposes three different replies', async () => {
    const { provider } = serviceAgainst(server);
    const ask = () =>
      provider.suggestReplies(
        { transcript: [], knowledge: [], cannedReplies: [], customerName: 'Ada' },
        NEVER,
      );
    server.chat.once(answersWith({ replies: ['One.', ' One. ', 'Two.', 'Three.', 'Four.'] }));
    expect(await ask()).toMatchObject({ value: ['One.', 'Two.', 'Three.'], provider: 'openai' });
    server.chat.once(answersWith({ replies: ['One.', 'One.'] }));
    await expect(ask()).rejects.toMatchObject({ kind: 'unusable' });
  });
});
