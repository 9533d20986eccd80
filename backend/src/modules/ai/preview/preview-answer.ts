import type { Citation, Preview, PreviewRule, ReplyDecision, ScoredCitation } from '@switchboard/contracts';
import type {
  ModerationVerdict,
  ProviderAlone,
  RankedFaq,
  ReplyEndEvent,
  ReplyOutcome,
  ReplyRequest,
} from '../providers/ai-provider';
import { recognisePersonRequest } from '../providers/embedded/person-request';

/** What one provider said, and how it went. */
export type Said = Pick<Preview, 'answer' | 'provider' | 'model' | 'usage'> & {
  outcome: ReplyDecision;
  citations: readonly Citation[];
  /** Milliseconds from being asked. */
  firstToken: number;
};

const DECISIONS: Record<ReplyOutcome, ReplyDecision> = {
  answered: 'answer',
  clarified: 'clarify',
  unknown: 'escalate',
};

/** The rule by which no provider is asked; null when one is. */
export function ruleFor(message: string, { blocked, categories }: ModerationVerdict): PreviewRule | null {
  if (blocked) return 'blocked';
  if (categories.includes('self-harm')) return 'crisis';
  return recognisePersonRequest(message).isRequested ? 'person' : null;
}

/** Has a provider answer, and waits for all of it. @throws what the provider throws */
export async function askProvider(
  asked: ProviderAlone,
  request: ReplyRequest,
  signal: AbortSignal,
): Promise<Said> {
  const startedAt = performance.now();
  let provider = asked.name;
  let answer = '';
  let firstToken: number | undefined;
  let end: ReplyEndEvent | undefined;
  for await (const event of asked.reply(request, signal)) {
    if (event.type === 'start') [provider, answer] = [event.provider, ''];
    else if (event.type === 'text') {
      firstToken ??= performance.now() - startedAt;
      answer += event.text;
    } else end = event;
  }
  if (!end) throw new Error(`the ${provider} provider ended its answer without saying how`);
  const { outcome, citations, model, usage, cost } = end;
  const totalTokens = usage.promptTokens + usage.completionTokens;
  return {
    answer,
    outcome: DECISIONS[outcome],
    citations,
    provider,
    model,
    usage: { ...usage, totalTokens, cost },
    firstToken: firstToken ?? performance.now() - startedAt,
  };
}

export function asScored({ faq, score }: RankedFaq): ScoredCitation {
  return { faq: faq.id, question: faq.question, score };
}

export function scored(citations: readonly Citation[], candidates: readonly RankedFaq[]): ScoredCitation[] {
  return citations.map((citation) => ({
    ...citation,
    score: candidates.find(({ faq }) => faq.id === citation.faq)?.score ?? 0,
  }));
}
