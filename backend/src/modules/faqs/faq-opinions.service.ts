import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { Faq } from './faq.schema';
import { FaqOpinionsRepository } from './faq-opinions.repository';
import { FaqDeletionBegun } from './faqs.events';
import { FaqsRepository } from './faqs.repository';

/** What readers say of FAQs. Each FAQ holds how many there are of either kind, so that reading it counts nothing. */
@Injectable()
export class FaqOpinionsService {
  constructor(
    private readonly opinions: FaqOpinionsRepository,
    private readonly faqs: FaqsRepository,
    private readonly events: EventEmitter2,
  ) {}

  /** A second opinion replaces the first. @returns the FAQ with its new counts, or null when there is none any more */
  async give(faq: string, user: string, helpful: boolean): Promise<Faq | null> {
    await this.opinions.replace(faq, user, helpful);
    const counted = await this.count(faq);
    // Deleted at this moment, perhaps before the opinion was there to go with it.
    if (!counted) await this.deleteAllOn(faq);
    return counted;
  }

  /** Whoever counts them is told first: once they are gone, nobody can say when they were given. */
  async deleteAllOn(faq: string): Promise<void> {
    await this.events.emitAsync(FaqDeletionBegun.event, new FaqDeletionBegun(faq));
    await this.opinions.deleteAllOn(faq);
  }

  /**
   * Counted from the opinions each time: raised counts would stay wrong for good when one is lost. Of several who
   * count at once, an earlier count may be written last: so whoever wrote one looks whether it is still right.
   */
  private async count(id: string): Promise<Faq | null> {
    let counts = await this.opinions.countOn(id);
    for (;;) {
      const faq = await this.faqs.setOpinionCounts(id, counts);
      if (!faq) return null;
      const { yes, no } = counts;
      counts = await this.opinions.countOn(id);
      if (counts.yes === yes && counts.no === no) return faq;
    }
  }
}
