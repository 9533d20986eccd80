import type { ModerationCategory } from '@switchboard/contracts';
import type { OpenAI } from 'openai';
import type { ModerationVerdict } from '../ai-provider';
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
  model: string,
  text: string,
  signal: AbortSignal,
): Promise<Bought<ModerationVerdict>> {
  const answer = await client.moderations.create({ model, input: text }, { signal });
  const [result] = answer.results ?? [];
  if (typeof result?.flagged !== 'boolean') {
    throw new ProviderFailure('unusable', 'the service sent no verdict');
  }
  const named = Object.entries(result.categories ?? {}).filter(([, isFound]) => isFound === true);
  const known = named.flatMap(([name]) => CATEGORIES[name.split('/', 1)[0] ?? ''] ?? []);
  const categories = [...new Set(known)];
  const usage = { promptTokens: 0, completionTokens: 0 };
  return { value: verdictOf(result.flagged, categories), model: answer.model || model, usage };
}

/** Self-harm alone does not block: who writes of it needs a person. */
function verdictOf(isFlagged: boolean, categories: ModerationCategory[]): ModerationVerdict {
  const isCryForHelp = categories.length > 0 && categories.every((category) => category === 'self-harm');
  return { flagged: isFlagged, blocked: isFlagged && !isCryForHelp, categories };
}
