import type { ModerationCategory, ModerationLevel } from '@switchboard/contracts';
import type { OpenAI } from 'openai';
import type { ModerationVerdict } from '../ai-provider';
import { MODERATION_RULES } from '../moderation-rules';
import { ProviderFailure } from '../provider-failure';
import type { Bought } from './openai-gateway';

/** The service's categories, without what stands behind a slash, in the desk's words. */
const CATEGORIES: Readonly<Record<string, ModerationCategory>> = {
  harassment: 'harassment',
  hate: 'hate',
  illicit: 'illicit',
  'self-harm': 'self-harm',
  sexual: 'sexual',
  violence: 'violence',
};

export async function moderateByService(
  client: OpenAI,
  { model, text, level }: { model: string; text: string; level: ModerationLevel },
  signal: AbortSignal,
): Promise<Bought<ModerationVerdict>> {
  const answer = await client.moderations.create({ model, input: text }, { signal });
  const [result] = answer.results ?? [];
  if (typeof result?.flagged !== 'boolean') {
    throw new ProviderFailure('unusable', 'the service sent no verdict');
  }
  const named = Object.entries(result.categories ?? {}).filter(([, isFound]) => isFound === true);
  const scores = Object.entries(result.category_scores ?? {}) as [string, number][];
  const usage = { promptTokens: 0, completionTokens: 0 };
  return {
    value: verdictOf(result.flagged, categoriesOf(named), scores, level),
    model: answer.model || model,
    usage,
  };
}

/** Self-harm alone does not block, on no level: who writes of it needs a person. */
function verdictOf(
  isFlagged: boolean,
  categories: ModerationCategory[],
  scores: [string, number][],
  level: ModerationLevel,
): ModerationVerdict {
  const isCryForHelp = categories.length > 0 && categories.every((category) => category === 'self-harm');
  const usual = { flagged: isFlagged, blocked: isFlagged && !isCryForHelp, categories };
  const { blockFrom } = MODERATION_RULES[level];
  if (blockFrom === null || scores.length === 0) return usual;
  const grave = categoriesOf(scores.filter(([, score]) => score >= blockFrom));
  const isGrave = grave.some((category) => category !== 'self-harm');
  if (level === 'lenient') return { ...usual, blocked: usual.blocked && isGrave };
  const all = [...new Set([...categories, ...grave])];
  // What despair is full of, violence above all, must not become a wall by being weighed more strictly.
  const isDesperate = all.includes('self-harm');
  return {
    flagged: all.length > 0 || isFlagged,
    blocked: usual.blocked || (isGrave && !isDesperate),
    categories: all,
  };
}

function categoriesOf(named: [string, unknown][]): ModerationCategory[] {
  return [...new Set(named.flatMap(([name]) => CATEGORIES[name.split('/', 1)[0] ?? ''] ?? []))];
}
