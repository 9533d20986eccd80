import { Injectable } from '@nestjs/common';
import type { ChatPreferences } from '@switchboard/contracts';
import { SettingsService } from '../../settings/settings.service';
import { FaqRetriever } from '../knowledge/faq-retriever';
import type { HistoryMessage, ReplyRequest } from '../providers/ai-provider';
import { EmbeddedProvider } from '../providers/embedded/embedded.provider';
import type { RankableFaq } from '../providers/embedded/faq-ranker';
import type { Retrieval } from '../providers/embedded/knowledge-retrieval';
import { detectInjection } from '../safety/injection-detector';

/** Milliseconds in which a customer gets an answer, a failure or a person is 30 s; some of them go to what is around it. */
const PATIENCE = 25_000;
const LEAST_PATIENCE = 5_000;

export interface AskedQuestion {
  question: string;
  /** At most ten messages, oldest first. */
  history: HistoryMessage[];
  preferences: ChatPreferences;
  customerName: string;
  /** Milliseconds that the customer has waited already. */
  waited: number;
  /** An FAQ that counts as published for this question alone. */
  draft?: RankableFaq;
}

export interface PreparedReply {
  request: ReplyRequest;
  retrieval: Retrieval;
}

/** Gathers what a provider needs to answer: what is known, how the customer feels, and whether to beware. */
@Injectable()
export class ReplyRequests {
  constructor(
    private readonly retriever: FaqRetriever,
    private readonly embedded: EmbeddedProvider,
    private readonly settings: SettingsService,
  ) {}

  async prepare({ waited, draft, ...asked }: AskedQuestion, signal: AbortSignal): Promise<PreparedReply> {
    const { question, history } = asked;
    const retrieval = await this.retriever.retrieve(question, history, signal, draft);
    const { decision, knowledge } = retrieval;
    const earlier = history.filter(({ role }) => role === 'customer').map(({ content }) => content);
    return {
      retrieval,
      request: {
        ...asked,
        assistant: this.settings.current.assistant,
        // The embedded one: the stored sentiment comes from a job of its own, and may come later.
        sentiment: await this.embedded.analyseSentiment(
          { text: question, earlier, author: 'customer' },
          signal,
        ),
        decision,
        knowledge,
        patience: Math.max(LEAST_PATIENCE, PATIENCE - waited),
        isSuspicious: [
          question,
          ...earlier,
          asked.preferences.customInstructions,
          ...knowledge.map(({ faq }) => faq.answer),
        ].some((text) => detectInjection(text).suspected),
      },
    };
  }
}
