import { Injectable } from '@nestjs/common';
import type { SimilarFaq, SimilarFaqs, SimilarFaqsRequest } from '@switchboard/contracts';
import { SharedRun } from '../../../platform/cache/shared-run';
import { FaqsService } from '../../faqs/faqs.service';
import { SettingsService } from '../../settings/settings.service';
import { confidenceOf, decide } from '../providers/embedded/confidence';
import { FaqRanker } from '../providers/embedded/faq-ranker';

const SHOWN = 5;
/** As a share of the nearest one's likeness. */
const SHOWN_FROM = 0.5;

type KnownFaq = Awaited<ReturnType<FaqsService['allFaqs']>>[number];

interface Catalogue {
  fingerprint: string;
  ranker: FaqRanker;
  faqs: ReadonlyMap<string, KnownFaq>;
}

/**
 * What there is already on a question that somebody is about to write down: by the ranking that finds FAQs for answers,
 * over drafts too.
 */
@Injectable()
export class SimilarFaqsService {
  private catalogue: Catalogue = { fingerprint: '', ranker: new FaqRanker([]), faqs: new Map() };
  private readonly reading = new SharedRun(() => this.read());

  constructor(
    private readonly faqs: FaqsService,
    private readonly settings: SettingsService,
  ) {}

  async find({ question, except }: SimilarFaqsRequest): Promise<SimilarFaqs> {
    const { ranker, faqs } = await this.reading.run();
    const { ranked, evidence } = ranker.weigh(question, SHOWN, except);
    const confidence = confidenceOf(evidence);
    const from = SHOWN_FROM * evidence.top;
    return {
      faqs: ranked
        .filter(({ score }) => score > 0 && score >= from)
        .flatMap(({ faq, score }) => toSimilar(faqs.get(faq.id), score)),
      confidence,
      isCovered: decide(confidence, this.settings.current.assistant) === 'answer',
    };
  }

  /** Anew only when something has changed. */
  private async read(): Promise<Catalogue> {
    const fingerprint = await this.faqs.fingerprint();
    if (fingerprint === this.catalogue.fingerprint) return this.catalogue;
    const faqs = await this.faqs.allFaqs();
    const ranker = await FaqRanker.inSlices(faqs);
    return (this.catalogue = { fingerprint, ranker, faqs: new Map(faqs.map((faq) => [faq.id, faq])) });
  }
}

function toSimilar(faq: KnownFaq | undefined, score: number): SimilarFaq[] {
  if (!faq) return [];
  const { id, question, category, isActive } = faq;
  return [{ faq: id, question, category, isActive, score }];
}
