import { Injectable } from '@nestjs/common';
import { FaqsService } from '../../faqs/faqs.service';
import type { HistoryMessage } from '../providers/ai-provider';
import { FaqRanker } from '../providers/embedded/faq-ranker';
import { retrieveKnowledge, type Retrieval } from '../providers/embedded/knowledge-retrieval';

/** Milliseconds between looks at whether an FAQ has changed; a change has to count within 2 s. */
const LOOK_EVERY = 1_000;

/** Keeps the ranking of the FAQs in step with the knowledge base. */
@Injectable()
export class FaqRetriever {
  private ranker = new FaqRanker([]);
  private fingerprint = '';
  private lookedAt = 0;
  private look: Promise<void> | undefined;

  constructor(private readonly faqs: FaqsService) {}

  /**
   * The FAQs nearest to the question, and what their nearness allows.
   * @param history oldest first: a short question may lean on what was said before
   */
  async retrieve(question: string, history: readonly HistoryMessage[]): Promise<Retrieval> {
    await this.keepCurrent();
    return retrieveKnowledge(this.ranker, question, history);
  }

  private async keepCurrent(): Promise<void> {
    if (Date.now() - this.lookedAt >= LOOK_EVERY) {
      this.look ??= this.refresh().finally(() => (this.look = undefined));
      await this.look;
    }
  }

  private async refresh(): Promise<void> {
    // Before the read: a change in between is seen at the next look.
    const lookedAt = Date.now();
    const fingerprint = await this.faqs.fingerprint();
    if (fingerprint !== this.fingerprint) {
      this.ranker = new FaqRanker(await this.faqs.activeFaqs());
      this.fingerprint = fingerprint;
    }
    this.lookedAt = lookedAt;
  }
}
