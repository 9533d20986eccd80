import { Inject, Injectable, Logger } from '@nestjs/common';
import { FaqsService } from '../../faqs/faqs.service';
import { SettingsService } from '../../settings/settings.service';
import type { HistoryMessage } from '../providers/ai-provider';
import { FaqRanker, type RankableFaq } from '../providers/embedded/faq-ranker';
import { retrieveKnowledge, type Retrieval } from '../providers/embedded/knowledge-retrieval';
import { recogniseSmallTalk } from '../providers/embedded/small-talk';
import { blend } from './blend';
import { EMBEDDER, type Embedder } from './embedder';
import { FaqVectorsStore, textsOf } from './faq-vectors.store';
import { SemanticIndex } from './semantic-index';

/** Milliseconds between looks at whether an FAQ has changed; a change has to count within 2 s. */
const LOOK_EVERY = 1_000;
/** Milliseconds until the vectors are tried again when the embedding model failed. */
const EMBED_AGAIN_AFTER = 30_000;
/** Milliseconds that embedding all FAQs may take. */
const EMBED_WITHIN = 120_000;
const CANDIDATES = 10;
const KEPT = 3;

/** What is known of the FAQs as they are now. */
interface Knowledge {
  ranker: FaqRanker;
  faqs: ReadonlyMap<string, RankableFaq>;
  /** Undefined until their vectors are there. */
  meanings?: SemanticIndex;
}

/** How questions are read before an edit and after it. */
export interface Surroundings {
  before: (question: string) => Retrieval;
  after: (question: string) => Retrieval;
  replaced: RankableFaq | undefined;
}

/** Keeps the ranking of the FAQs in step with the knowledge base. */
@Injectable()
export class FaqRetriever {
  private readonly logger = new Logger(FaqRetriever.name);
  private knowledge: Knowledge = { ranker: new FaqRanker([]), faqs: new Map() };
  private fingerprint = '';
  private lookedAt = 0;
  private embeddedAt = -EMBED_AGAIN_AFTER;
  private look: Promise<void> | undefined;

  constructor(
    private readonly faqs: FaqsService,
    private readonly store: FaqVectorsStore,
    @Inject(EMBEDDER) private readonly embedder: Embedder | null,
    private readonly settings: SettingsService,
  ) {}

  /**
   * The FAQs nearest to the question, and what their nearness allows.
   * @param history oldest first: a short question may lean on what was said before
   * @param draft in place of the FAQ that has its id, or beside all of them, for this question alone
   */
  async retrieve(
    question: string,
    history: readonly HistoryMessage[],
    signal: AbortSignal,
    draft?: RankableFaq,
  ): Promise<Retrieval> {
    await this.keepCurrent();
    const { ranker, faqs, meanings } = draft ? await this.withDraft(draft, signal) : this.knowledge;
    const { assistant: thresholds } = this.settings.current;
    const byWords = (limit: number) => retrieveKnowledge(ranker, question, history, limit, thresholds);
    const isCourtesy = recogniseSmallTalk(question) !== undefined;
    if (!meanings || isCourtesy) return byWords(KEPT);
    const vector = await this.meaningOf(question, signal);
    if (!vector) return byWords(KEPT);
    if (vector.length !== meanings.dimension) {
      if (!draft) await this.discardMeanings();
      return byWords(KEPT);
    }
    const byMeaning = meanings.nearest(vector, CANDIDATES);
    return blend(byWords(CANDIDATES), byMeaning, (id) => faqs.get(id), thresholds);
  }

  /** What finds FAQs by words alone now, and what would with the draft; and the published FAQ that it replaces. */
  async around(draft: RankableFaq): Promise<Surroundings> {
    await this.keepCurrent();
    const { ranker, faqs } = this.knowledge;
    const ranked = await FaqRanker.inSlices([...withOne(faqs, draft).values()]);
    const { assistant: thresholds } = this.settings.current;
    return {
      before: (question) => retrieveKnowledge(ranker, question, [], KEPT, thresholds),
      after: (question) => retrieveKnowledge(ranked, question, [], KEPT, thresholds),
      replaced: faqs.get(draft.id),
    };
  }

  /** What two texts are compared by now, as far as the desk has an embedding model by their meanings, too. */
  async measures(): Promise<Pick<Knowledge, 'ranker' | 'meanings'>> {
    await this.keepCurrent();
    return this.knowledge;
  }

  /** The meanings of texts, and the model that they are comparable within; undefined when there are none to be had. */
  async embed(
    texts: readonly string[],
    signal: AbortSignal,
  ): Promise<{ model: string; vectors: Float32Array[] } | undefined> {
    if (!this.embedder || !texts.length) return undefined;
    const vectors = await this.meaningsOf(texts, signal);
    return vectors && { model: this.embedder.model, vectors };
  }

  private async withDraft(draft: RankableFaq, signal: AbortSignal): Promise<Knowledge> {
    const { meanings } = this.knowledge;
    const faqs = withOne(this.knowledge.faqs, draft);
    const ranker = await FaqRanker.inSlices([...faqs.values()]);
    const vectors = meanings && (await this.meaningsOf(textsOf(draft), signal));
    const isComparable = vectors?.every(({ length }) => length === meanings?.dimension);
    return {
      ranker,
      faqs,
      meanings: vectors && isComparable ? meanings?.with({ id: draft.id, vectors }) : undefined,
    };
  }

  /** The service makes vectors of another length than before. */
  private async discardMeanings(): Promise<void> {
    this.knowledge.meanings = undefined;
    if (this.embedder) await this.store.discard(this.embedder.model);
  }

  private async meaningOf(question: string, signal: AbortSignal): Promise<Float32Array | undefined> {
    return (await this.meaningsOf([question], signal))?.[0];
  }

  private async meaningsOf(
    texts: readonly string[],
    signal: AbortSignal,
  ): Promise<Float32Array[] | undefined> {
    try {
      return await this.embedder?.embed(texts, signal);
    } catch (error) {
      signal.throwIfAborted();
      this.logger.warn({ err: error }, 'a question could not be embedded; FAQs are found by words alone');
      return undefined;
    }
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
      const faqs = await this.faqs.activeFaqs();
      const ranker = await FaqRanker.inSlices(faqs);
      this.knowledge = { ranker, faqs: new Map(faqs.map((faq) => [faq.id, faq])) };
      this.fingerprint = fingerprint;
      this.embeddedAt = -EMBED_AGAIN_AFTER;
    }
    this.lookedAt = lookedAt;
    if (this.embedder && !this.knowledge.meanings) void this.embedFaqs(this.knowledge, this.embedder);
  }

  /** Beside the answers, which do not wait for it. */
  private async embedFaqs(knowledge: Knowledge, embedder: Embedder): Promise<void> {
    if (performance.now() - this.embeddedAt < EMBED_AGAIN_AFTER) return;
    this.embeddedAt = Infinity;
    try {
      const faqs = [...knowledge.faqs.values()];
      const embedded = await this.store.sync(faqs, embedder, AbortSignal.timeout(EMBED_WITHIN));
      knowledge.meanings = embedded.length ? new SemanticIndex(embedded) : undefined;
    } catch (error) {
      this.logger.warn({ err: error }, 'the FAQs could not be embedded; they are found by words alone');
    } finally {
      this.embeddedAt = performance.now();
    }
  }
}

/** One that is there already keeps its place. */
function withOne(faqs: ReadonlyMap<string, RankableFaq>, faq: RankableFaq): Map<string, RankableFaq> {
  return new Map(faqs).set(faq.id, faq);
}
