import { Inject, Injectable } from '@nestjs/common';
import {
  DEFAULT_CHAT_PREFERENCES,
  type AiProviderName,
  type ChatPreferences,
  type Citation,
  type Preview,
  type PreviewRequest,
  type ReplyDecision,
  type ScoredCitation,
} from '@switchboard/contracts';
import {
  AI_PROVIDER,
  type AiProvider,
  type HistoryMessage,
  type RankedFaq,
  type ReplyEndEvent,
  type ReplyOutcome,
  type ReplyRequest,
} from '../providers/ai-provider';
import { EMBEDDED_MODEL } from '../providers/embedded/embedded.provider';
import { recognisePersonRequest } from '../providers/embedded/person-request';
import { ReplyRequests } from '../reply/reply-requests';
import { AnswerBlockedError } from '../safety/answer-blocked.error';
import { toRankable } from '../trials/tried-faq';

/** Milliseconds for all of it. */
const DEADLINE = 30_000;

/** What a customer would get instead of an answer. */
const BLOCKED_MESSAGE = 'Your message was not delivered because it goes against our rules.';
const BLOCKED_ANSWER = 'The answer was blocked by the output checks; a person would be asked to help.';
const PERSON = 'I have asked a colleague to join. A person will answer here as soon as possible.';
const CRISIS =
  'What you wrote worries me, and you deserve a person to talk to. A colleague would be asked to join right away.';

type Said = Pick<Preview, 'answer' | 'provider' | 'model' | 'usage'> & {
  citations: readonly Citation[];
  outcome: ReplyOutcome;
  firstToken: number;
};

const DECISIONS: Record<ReplyOutcome, ReplyDecision> = {
  answered: 'answer',
  clarified: 'clarify',
  unknown: 'escalate',
};

/** What the assistant would say, by the same steps as for a customer, and without a trace. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly requests: ReplyRequests,
    @Inject(AI_PROVIDER) private readonly provider: AiProvider,
  ) {}

  async preview({ message, preferences, history = [], draft }: PreviewRequest): Promise<Preview> {
    const signal = AbortSignal.timeout(DEADLINE);
    const startedAt = performance.now();
    const { request, retrieval } = await this.requests.prepare(
      {
        question: message,
        history: history.map(asHistory),
        preferences: preferencesOf(preferences),
        customerName: '',
        waited: 0,
        draft: draft && toRankable(draft),
      },
      signal,
    );
    const retrievedAt = performance.now();
    const [moderation, category] = await Promise.all([
      this.provider.moderate(message, signal),
      this.provider.categorise(message, signal),
    ]);
    const instead = moderation.blocked
      ? BLOCKED_MESSAGE
      : moderation.categories.includes('self-harm')
        ? CRISIS
        : recognisePersonRequest(message).isRequested
          ? PERSON
          : undefined;
    const said = instead === undefined ? await this.ask(request, signal) : saidByRule(instead);
    return {
      decision: DECISIONS[said.outcome],
      answer: said.answer,
      citations: scored(said.citations, retrieval.candidates),
      candidates: retrieval.candidates.slice(0, 3).map(asScored),
      confidence: retrieval.confidence,
      sentiment: request.sentiment,
      category,
      moderation: { flagged: moderation.flagged, categories: moderation.categories },
      injection: { suspected: request.isSuspicious },
      provider: said.provider,
      model: said.model,
      usage: said.usage,
      timings: {
        retrieval: Math.round(retrievedAt - startedAt),
        firstToken: Math.round(said.firstToken),
        total: Math.round(performance.now() - startedAt),
      },
    };
  }

  private async ask(request: ReplyRequest, signal: AbortSignal): Promise<Said> {
    const startedAt = performance.now();
    let provider: AiProviderName = this.provider.name;
    let answer = '';
    let firstToken: number | undefined;
    let end: ReplyEndEvent | undefined;
    try {
      for await (const event of this.provider.reply(request, signal)) {
        if (event.type === 'start') [provider, answer] = [event.provider, ''];
        else if (event.type === 'text') {
          firstToken ??= performance.now() - startedAt;
          answer += event.text;
        } else end = event;
      }
    } catch (error) {
      if (error instanceof AnswerBlockedError) return saidByRule(BLOCKED_ANSWER);
      throw error;
    }
    if (!end) throw new Error(`the ${provider} provider ended its answer without saying how`);
    const { outcome, citations, model, usage, cost } = end;
    const totalTokens = usage.promptTokens + usage.completionTokens;
    return {
      answer,
      outcome,
      citations,
      provider,
      model,
      usage: { ...usage, totalTokens, cost },
      firstToken: firstToken ?? performance.now() - startedAt,
    };
  }
}

/** Where no provider is asked. */
function saidByRule(answer: string): Said {
  return {
    answer,
    outcome: 'unknown',
    citations: [],
    provider: 'embedded',
    model: EMBEDDED_MODEL,
    usage: { promptTokens: 0, completionTokens: 0, totalTokens: 0, cost: 0 },
    firstToken: 0,
  };
}

function asHistory({ role, content }: NonNullable<PreviewRequest['history']>[number]): HistoryMessage {
  return { role: role === 'user' ? 'customer' : role, content };
}

function asScored({ faq, score }: RankedFaq): ScoredCitation {
  return { faq: faq.id, question: faq.question, score };
}

function scored(citations: readonly Citation[], candidates: readonly RankedFaq[]): ScoredCitation[] {
  return citations.map((citation) => ({
    ...citation,
    score: candidates.find(({ faq }) => faq.id === citation.faq)?.score ?? 0,
  }));
}

/** As a new customer has them, but for what is given; what a request leaves out is there as undefined. */
function preferencesOf(given: Partial<ChatPreferences> = {}): ChatPreferences {
  return {
    tone: given.tone ?? DEFAULT_CHAT_PREFERENCES.tone,
    responseLength: given.responseLength ?? DEFAULT_CHAT_PREFERENCES.responseLength,
    customInstructions: given.customInstructions ?? DEFAULT_CHAT_PREFERENCES.customInstructions,
  };
}
