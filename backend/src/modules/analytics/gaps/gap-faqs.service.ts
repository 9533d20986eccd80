import { Injectable } from '@nestjs/common';
import { FaqFactsService, type FaqNow } from '../../faqs/faq-facts.service';
import { FaqsService } from '../../faqs/faqs.service';
import { statusBy } from './gap-rules';
import type { Gap } from './gap.schema';
import { GapsRepository } from './gaps.repository';

/** Follows what becomes of the FAQs of gaps: published, taken back, deleted; by whom and in which way does not matter. */
@Injectable()
export class GapFaqs {
  private seen = '';

  constructor(
    private readonly gaps: GapsRepository,
    private readonly faqs: FaqFactsService,
    private readonly knowledge: FaqsService,
  ) {}

  async followAll(now: Date): Promise<void> {
    await this.releaseAll(now);
    const fingerprint = await this.knowledge.fingerprint();
    if (fingerprint === this.seen) return;
    for (const gap of await this.gaps.find({ faq: { $ne: null } })) await this.follow(gap, now);
    this.seen = fingerprint;
  }

  /** @returns the gap as it is by its FAQ, and that; of several who see the change one writes it */
  async follow(gap: Gap, now = new Date()): Promise<{ gap: Gap; faq: FaqNow | null }> {
    if (!gap.faq) return { gap, faq: null };
    const faq = (await this.faqs.contentsOf([gap.faq])).get(String(gap.faq));
    const changes = statusBy(gap, faq, now);
    if (!changes) return { gap, faq: faq ?? null };
    const { _id, status, faq: linked } = gap;
    const changed =
      (await this.gaps.change({ _id, status, faq: linked }, { $set: changes })) ??
      (await this.gaps.findById(_id)) ??
      gap;
    return { gap: changed, faq: changed.faq ? (faq ?? null) : null };
  }

  /** Whoever was having these drafted is gone: they are what their FAQ makes them, if there is one. */
  private async releaseAll(now: Date): Promise<void> {
    for (const { _id, draftingUntil } of await this.gaps.findCutShort(now)) {
      const released = await this.gaps.change({ _id, draftingUntil }, { $set: { draftingUntil: null } });
      if (released) await this.follow(released, now);
    }
  }
}
