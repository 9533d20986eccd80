import { randomBytes } from 'node:crypto';
import type OpenAI from 'openai';
import { invalidRequest } from './behaviours';
import type { Behaviour } from './endpoint';

export type ModerationBody = OpenAI.ModerationCreateParams;
export type ModerationCategory = keyof OpenAI.Moderation.Categories;

const CATEGORIES: readonly ModerationCategory[] = [
  'harassment',
  'harassment/threatening',
  'sexual',
  'hate',
  'hate/threatening',
  'illicit',
  'illicit/violent',
  'self-harm/intent',
  'self-harm/instructions',
  'self-harm',
  'sexual/minors',
  'violence',
  'violence/graphic',
];

const FLAGGED_SCORE = 0.97;
const HARMLESS_SCORE = 0.0001;

/** The same verdict for every input; none flagged: all pass. */
export function flags(...categories: ModerationCategory[]): Behaviour<ModerationBody> {
  return judges(() => categories);
}

/** A verdict for each input. Refuses what OpenAI would refuse. */
export function judges(
  categoriesOf: (text: string) => readonly ModerationCategory[],
): Behaviour<ModerationBody> {
  return {
    respond: (exchange) => {
      const { input, model = 'omni-moderation-latest' } = exchange.request.body;
      const inputs = textsOf(input);
      if (inputs.length === 0) {
        return invalidRequest('Input must not be empty.', 'input').respond(exchange);
      }
      exchange.send(200, {
        id: `modr-${randomBytes(16).toString('hex')}`,
        model,
        results: inputs.map((text) => resultOf(categoriesOf(text))),
      } satisfies OpenAI.ModerationCreateResponse);
    },
  };
}

/** Parts are one input together, of which one verdict is asked; strings are judged one by one. */
function textsOf(input: ModerationBody['input'] | undefined): string[] {
  if (typeof input === 'string') return [input];
  if (!Array.isArray(input)) return [];
  const strings = input.filter((one) => typeof one === 'string');
  if (strings.length > 0 || input.length === 0) return strings;
  return [
    input.map((part) => (typeof part === 'object' && part.type === 'text' ? part.text : '')).join('\n'),
  ];
}

function resultOf(flagged: readonly ModerationCategory[]): OpenAI.Moderation {
  const forEach = <Value>(valueOf: (category: ModerationCategory) => Value): Record<string, Value> =>
    Object.fromEntries(CATEGORIES.map((category) => [category, valueOf(category)]));
  return {
    flagged: flagged.length > 0,
    categories: forEach((category) => flagged.includes(category)),
    category_scores: forEach((category) => (flagged.includes(category) ? FLAGGED_SCORE : HARMLESS_SCORE)),
    category_applied_input_types: forEach(() => ['text']),
  } as unknown as OpenAI.Moderation;
}
