import { Inject, Injectable } from '@nestjs/common';
import type { Playground, PreviewRequest, ProviderAnswer } from '@switchboard/contracts';
import { describeReplyPrompt } from '../prompts/reply-prompt';
import { EACH_PROVIDER, type ProviderAlone } from '../providers/ai-provider';
import { ProviderFailure } from '../providers/provider-failure';
import { AnswerBlockedError } from '../safety/answer-blocked.error';
import { asScored, askProvider, scored } from './preview-answer';
import { found, PreviewService, type Considered } from './preview.service';

/** The same question to every provider, each without the other behind it. */
@Injectable()
export class PlaygroundService {
  constructor(
    private readonly previews: PreviewService,
    @Inject(EACH_PROVIDER) private readonly providers: readonly ProviderAlone[],
  ) {}

  async play(asked: PreviewRequest): Promise<Playground> {
    const considered = await this.previews.consider(asked);
    const { request, retrieval, rule, category, retrievalTime } = considered;
    return {
      decision: retrieval.decision,
      confidence: retrieval.confidence,
      candidates: retrieval.candidates.slice(0, 3).map(asScored),
      sentiment: request.sentiment,
      category,
      moderation: found(considered),
      injection: { suspected: request.isSuspicious },
      rule,
      answers: await Promise.all(this.providers.map((provider) => answerOf(provider, considered))),
      prompt: describeReplyPrompt(request),
      retrieval: Math.round(retrievalTime),
    };
  }
}

async function answerOf(
  provider: ProviderAlone,
  { request, retrieval, signal }: Considered,
): Promise<ProviderAnswer> {
  const startedAt = performance.now();
  const elapsed = () => Math.round(performance.now() - startedAt);
  try {
    const { firstToken, citations, ...said } = await askProvider(provider, request, signal);
    return {
      ...said,
      failure: null,
      citations: scored(citations, retrieval.candidates),
      timings: { firstToken: Math.round(firstToken), total: elapsed() },
    };
  } catch (error) {
    const failure =
      error instanceof AnswerBlockedError
        ? ('blocked' as const)
        : error instanceof ProviderFailure || signal.aborted
          ? ('unavailable' as const)
          : null;
    if (!failure) throw error;
    return {
      provider: provider.name,
      failure,
      outcome: 'escalate',
      answer: '',
      citations: [],
      model: null,
      usage: null,
      timings: { firstToken: elapsed(), total: elapsed() },
    };
  }
}
