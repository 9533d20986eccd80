import { Injectable } from '@nestjs/common';
import { Types } from 'mongoose';
import type { Faq } from './faq.schema';
import { FaqOpinionsRepository } from './faq-opinions.repository';
import type { FaqOpinion } from './faq-opinion.schema';
import { FaqsRepository } from './faqs.repository';

/** What figures are counted from: an opinion counts for when it was given first, as it is now. */
export type OpinionFacts = Pick<FaqOpinion, 'faq' | 'helpful' | 'createdAt'>;

/** What lists of figures show of an FAQ. */
export interface FaqTitle {
  _id: string;
  question: string;
  category: string;
  isActive: boolean;
}

/** An FAQ at this moment, a draft or not. */
export type FaqNow = Pick<Faq, 'question' | 'answer' | 'isActive' | 'updatedAt'> & { _id: string };

/** The knowledge base as whoever counts its use sees it. */
@Injectable()
export class FaqFactsService {
  constructor(
    private readonly faqs: FaqsRepository,
    private readonly opinions: FaqOpinionsRepository,
  ) {}

  /** Given first from `from` on and before `to`, in no order. */
  opinionsBetween(from: Date, to: Date): AsyncIterable<OpinionFacts> {
    return this.opinions.factsOf({ createdAt: { $gte: from, $lt: to } });
  }

  opinionsChangedSince(since: Date): AsyncIterable<OpinionFacts> {
    return this.opinions.factsOf({ updatedAt: { $gte: since } });
  }

  /** In no order. */
  opinionsOn(faq: string): AsyncIterable<OpinionFacts> {
    return this.opinions.factsOf({ faq: new Types.ObjectId(faq) });
  }

  /** What these say now, by id; without those that are gone. */
  async contentsOf(ids: Types.ObjectId[]): Promise<Map<string, FaqNow>> {
    const found = ids.length ? await this.faqs.findMany({ _id: { $in: ids } }) : [];
    return new Map(
      found.map(({ _id, question, answer, isActive, updatedAt }) => [
        String(_id),
        { _id: String(_id), question, answer, isActive, updatedAt },
      ]),
    );
  }

  /** Of all FAQs, in no order. */
  async titles(): Promise<FaqTitle[]> {
    const found = await this.faqs.findTitles();
    return found.map(({ _id, ...title }) => ({ _id: String(_id), ...title }));
  }
}
