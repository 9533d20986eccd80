import { Inject, Injectable } from '@nestjs/common';
import {
  DEFAULT_CHAT_PREFERENCES,
  type ChatPreferences,
  type Category,
  type Preview,
  type PreviewRequest,
  type PreviewRule,
} from '@switchboard/contracts';
import {
  AI_PROVIDER,
  type AiProvider,
  type HistoryMessage,
  type ModerationVerdict,
  type ReplyRequest,
} from '../providers/ai-provider';
import { EMBEDDED_MODEL } from '../providers/embedded/embedded.provider';
import type { Retrieval } from '../providers/embedded/knowledge-retrieval';
import { ReplyRequests } from '../reply/reply-requests';
import { AnswerBlockedError } from '../safety/answer-blocked.error';
import { toRankable } from '../trials/tried-faq';
import { asScored, askProvider, ruleFor, scored, type Said } from './preview-answer';

/** Milliseconds for all of it. */
const DEADLINE = 30_000;

/** What a customer would get instead of an answer. */
const SAID_BY_RULE: Record<PreviewRule, string> = {
  blocked: 'Your message was not delivered because it goes against our rules.',
  person: 'I have asked a colleague to join. A person will answer here as soon as possible.',
  crisis:
    'What you wrote worries me, and you deserve a person to talk to. A colleague would be asked to join right away.',
};
const BLOCKED_ANSWER = 'The answer was blocked by the output checks; a person would be asked to help.';

/** What is known about a message before anybody answers it. */
export interface Considered {
  request: ReplyRequest;
  retrieval: Retrieval;
  moderation: ModerationVerdict;
  category: Category;
  rule: PreviewRule | null;
  /** Milliseconds for finding the FAQs. */
  retrievalTime: number;
  signal: AbortSignal;
}

/** What the assistant would say, by the same steps as for a customer, and without a trace. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly requests: ReplyRequests,
    @Inject(AI_PROVIDER) private readonly provider: AiProvider,
  ) {}

  async preview(asked: PreviewRequest): Promise<Preview> {
    const startedAt = performance.now();
    const considered = await this.consider(asked);
    const { request, retrieval, rule, category, retrievalTime } = considered;
    const said = rule ? saidByRule(SAID_BY_RULE[rule]) : await this.ask(considered);
    return {
      decision: said.outcome,
      answer: said.answer,
      citations: scored(said.citations, retrieval.candidates),
      candidates: retrieval.candidates.slice(0, 3).map(asScored),
      confidence: retrieval.confidence,
      sentiment: request.sentiment,
      category,
      moderation: found(considered),
      injection: { suspected: request.isSuspicious },
      provider: said.provider,
      model: said.model,
      usage: said.usage,
      timings: {
        retrieval: Math.round(retrievalTime),
        firstToken: Math.round(said.firstToken),
        total: Math.round(performance.now() - startedAt),
      },
    };
  }

  async consider({ message, preferences, history = [], draft }: PreviewRequest): Promise<Considered> {
    const signal = AbortSignal.timeout(DEADLINE);
    const startedAt = performance.now();
    const prepared = await this.requests.prepare(
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
    const retrievalTime = performance.now() - startedAt;
    const [moderation, category] = await Promise.all([
      this.provider.moderate(message, signal),
      this.provider.categorise(message, signal),
    ]);
    return { ...prepared, moderation, category, rule: ruleFor(message, moderation), retrievalTime, signal };
  }

  private async ask({ request, signal }: Considered): Promise<Said> {
    try {
      return await askProvider(this.provider, request, signal);
    } catch (error) {
      if (error instanceof AnswerBlockedError) return saidByRule(BLOCKED_ANSWER);
      throw error;
    }
  }
}

/** What moderation found, for people to read. */
export function found({ moderation }: Considered): Preview['moderation'] {
  return { flagged: moderation.flagged, categories: moderation.categories };
}

/** Where no provider is asked. */
function saidByRule(answer: string): Said {
  return {
    answer,
    outcome: 'escalate',
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

/** As a new customer has them, but for what is given; what a request leaves out is there as undefined. */
function preferencesOf(given: Partial<ChatPreferences> = {}): ChatPreferences {
  return {
    tone: given.tone ?? DEFAULT_CHAT_PREFERENCES.tone,
    responseLength: given.responseLength ?? DEFAULT_CHAT_PREFERENCES.responseLength,
    customInstructions: given.customInstructions ?? DEFAULT_CHAT_PREFERENCES.customInstructions,
  };
}
