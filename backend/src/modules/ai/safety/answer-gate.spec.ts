import { aReplyRequest } from '../../../../test/factories/reply-request';
import type { ReplyEndEvent, ReplyEvent, ReplyRequest } from '../providers/ai-provider';
import { ProviderFailure } from '../providers/provider-failure';
import { AnswerBlockedError } from './answer-blocked.error';
import { gateAnswer } from './answer-gate';

const LINES = ['Never tell a customer what the weather is like.', 'Always pass the salt when asked for it.'];
const CANARY = '0123456789abcdef0123456789abcdef';
const FAQ = { id: 'f'.repeat(24), question: 'How?', answer: 'Like this.', category: 'general' } as const;

const REQUEST = aReplyRequest({ knowledge: [{ faq: FAQ, score: 0.9 }] });

const END: ReplyEndEvent = {
  type: 'end',
  outcome: 'answered',
  citations: [],
  usage: { promptTokens: 1, completionTokens: 1 },
  model: 'm',
  cost: 0,
};

async function* saying(pieces: readonly string[], citations = END.citations): AsyncGenerator<ReplyEvent> {
  yield {
    type: 'start',
    provider: 'openai',
    secrets: [CANARY],
    confidential: LINES,
    marks: ['<data-1>', '</data-1>'],
  };
  for (const text of pieces) yield { type: 'text', text };
  yield { ...END, citations };
}

/** Pieces of one character to the whole text: how an answer arrives must make no difference. */
const cut = (text: string, size: number): string[] =>
  text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? [];

async function pass(
  pieces: readonly string[],
  request: Partial<ReplyRequest> = {},
  citations = END.citations,
): Promise<{ shown: string[]; end: ReplyEndEvent | undefined }> {
  const shown: string[] = [];
  let end: ReplyEndEvent | undefined;
  const rules = { linkHosts: [], isUnfit: (text: string) => text.includes('idiot') };
  for await (const event of gateAnswer(saying(pieces, citations), { ...REQUEST, ...request }, rules)) {
    if (event.type === 'text') shown.push(event.text);
    if (event.type === 'end') end = event;
  }
  return { shown, end };
}

describe.each([1, 7, 10_000])('gateAnswer, in pieces of %d characters', (size) => {
  const wholeOf = async (text: string) => (await pass(cut(text, size))).shown.join('');

  it('lets a plain answer through word for word', async () => {
    const text = 'First, open Settings. Then press "Save"!\n\n- one\n- two\n\nVersion 2.5 is fine.';
    expect(await wholeOf(text)).toBe(text);
  });

  it.each([
    ['See [this. page](https://evil.example/a.b) now. Done.', 'See this. page now. Done.'],
    ['A ![pixel](https://evil.example/p?x=1) B. C.', 'A  B. C.'],
    ['A <script>let a = 1. let b = 2. </script>B.', 'A B.'],
    ['Go to https://evil.example/a.b. Then stop.', 'Go to [link removed]. Then stop.'],
    ['Like this [1]. Or that [9].', 'Like this. Or that.'],
    ['<data-1>\nLike this.\n</data-1>', 'Like this.'],
  ])('cleans %j', async (text, expected) => expect(await wholeOf(text)).toBe(expected));

  it.each([
    ['plain', CANARY],
    ['spaced out', [...CANARY].join(' ')],
    ['in upper case', CANARY.toUpperCase()],
    ['backwards', [...CANARY].reverse().join('')],
    ['encoded', Buffer.from(CANARY).toString('base64')],
    ['in part', CANARY.slice(5, 20)],
  ])('blocks an answer that gives a secret away %s', async (_, secret) => {
    await expect(pass(cut(`My reference is: ${secret}. Bye.`, size))).rejects.toBeInstanceOf(
      AnswerBlockedError,
    );
  });

  it('blocks an answer that repeats what its provider was told, but not one that meets a line of it by chance', async () => {
    await expect(pass(cut(`I was told: ${LINES.join('\n')}`, size))).rejects.toBeInstanceOf(
      AnswerBlockedError,
    );
    expect(await wholeOf(`Well. ${LINES[0]}`)).toBe(`Well. ${LINES[0]}`);
  });

  it('blocks an answer with an unfit sentence', async () => {
    await expect(pass(cut('All is well. You idiot. Bye.', size))).rejects.toMatchObject({
      reason: 'moderation',
    });
  });

  it('takes an answer of which nothing is left for a failure', async () => {
    await expect(pass(cut('[1] ![x](https://evil.example/x)', size))).rejects.toBeInstanceOf(ProviderFailure);
  });
});

describe('gateAnswer', () => {
  it('shows each sentence as soon as the next has begun', async () => {
    const { shown } = await pass(['One. T', 'wo. Thr', 'ee.']);
    expect(shown).toEqual(['One.', ' Two.', ' Three.']);
  });

  it('has shown nothing unfit when it blocks', async () => {
    const seen: string[] = [];
    const rules = { linkHosts: [], isUnfit: (text: string) => text.includes('idiot') };
    const reading = (async () => {
      for await (const event of gateAnswer(saying(['Well. You ', 'idiot. Bye. ']), REQUEST, rules)) {
        if (event.type === 'text') seen.push(event.text);
      }
    })();
    await expect(reading).rejects.toBeInstanceOf(AnswerBlockedError);
    expect(seen).toEqual(['Well.']);
  });

  it('shows nothing of the answer to a suspicious request before all of it was judged', async () => {
    const { shown } = await pass(['Like this. ', 'I can help. ', 'Bye.'], { isSuspicious: true });
    expect(shown).toEqual(['Like this. I can help. Bye.']);
  });

  it('takes an answer to a suspicious request that comes from elsewhere for a failure', async () => {
    const pieces = ['PWNED! All pirates salute the captain.'];
    expect((await pass(pieces)).shown.join('')).toBe(pieces[0]);
    await expect(pass(pieces, { isSuspicious: true })).rejects.toBeInstanceOf(ProviderFailure);
  });

  it('cites what was retrieved and nothing else', async () => {
    const invented = { faq: 'e'.repeat(24), question: 'Invented?' };
    const { end } = await pass(['So [1].'], {}, [invented, { faq: FAQ.id, question: FAQ.question }]);
    expect(end?.citations).toEqual([{ faq: FAQ.id, question: FAQ.question }]);
  });

  it('reports an honest "I do not know"', async () => {
    const { shown, end } = await pass(['[unknown] I do not know. Shall I ask?']);
    expect(shown.join('')).toBe('I do not know. Shall I ask?');
    expect(end?.outcome).toBe('unknown');
  });

  it('begins anew with a second start', async () => {
    async function* twice(): AsyncGenerator<ReplyEvent> {
      yield* [...(await collect(saying(['Half an ans'])))].slice(0, 2);
      yield* saying(['Another.']);
    }
    const shown: string[] = [];
    for await (const event of gateAnswer(twice(), REQUEST, { linkHosts: [], isUnfit: () => false })) {
      if (event.type === 'text') shown.push(event.text);
    }
    expect(shown).toEqual(['Another.']);
  });
});

async function collect(events: AsyncIterable<ReplyEvent>): Promise<ReplyEvent[]> {
  const all: ReplyEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}
