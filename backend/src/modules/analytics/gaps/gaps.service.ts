import { Injectable } from '@nestjs/common';
import type { DismissGapRequest, DraftGapRequest, GapDetail } from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { Principal } from '../../../platform/security/access.decorators';
import { AuditService } from '../../audit/audit.service';
import { GapDetails } from './gap-details.service';
import { GapDrafts } from './gap-drafts.service';
import { GapFaqs } from './gap-faqs.service';
import { GapQuestionsRepository } from './gap-questions.repository';
import type { Gap } from './gap.schema';
import { gapNotFound, hasNoPublishedAnswer, isNotDismissed, isNotOpen } from './gaps.errors';
import { GapsRepository } from './gaps.repository';

/** What admins do about what the assistant does not know. */
@Injectable()
export class GapsService {
  constructor(
    private readonly gaps: GapsRepository,
    private readonly questions: GapQuestionsRepository,
    private readonly details: GapDetails,
    private readonly drafts: GapDrafts,
    private readonly faqs: GapFaqs,
    private readonly audit: AuditService,
  ) {}

  /** @throws DomainError GAP_NOT_FOUND */
  async get(id: string): Promise<GapDetail> {
    return this.details.of(await this.find(id));
  }

  /** @throws DomainError GAP_NOT_FOUND, and those of {@link GapDrafts.draft} */
  async draft(admin: Principal, id: string, { answer }: DraftGapRequest): Promise<GapDetail> {
    const { gap } = await this.faqs.follow(await this.find(id));
    const drafted = await this.drafts.draft(admin, gap, answer);
    await this.audit.record({
      action: 'gap.drafted',
      by: admin,
      target: targetOf(gap),
      after: { faq: String(drafted.faq) },
    });
    return this.details.of(drafted);
  }

  /** @throws DomainError GAP_NOT_FOUND; CONFLICT when it is answered, or dismissed already */
  async dismiss(admin: Principal, id: string, { reason }: DismissGapRequest): Promise<GapDetail> {
    const { gap } = await this.faqs.follow(await this.find(id));
    const dismissed = await this.gaps.change(
      { _id: gap._id, status: { $in: ['open', 'drafted'] } },
      {
        $set: {
          status: 'dismissed',
          dismissal: { reason, by: new Types.ObjectId(admin._id), at: new Date() },
          reopenedAt: null,
        },
      },
    );
    if (!dismissed) throw isNotOpen();
    await this.audit.record({
      action: 'gap.dismissed',
      by: admin,
      target: targetOf(gap),
      before: { status: gap.status },
      after: { status: 'dismissed', reason },
    });
    return this.details.of(dismissed);
  }

  /** @throws DomainError GAP_NOT_FOUND; CONFLICT when it is not dismissed */
  async reopen(admin: Principal, id: string): Promise<GapDetail> {
    const gap = await this.find(id);
    const reopened = await this.gaps.change(
      { _id: gap._id, status: 'dismissed' },
      { $set: { status: 'open', dismissal: null } },
    );
    if (!reopened) throw isNotDismissed();
    await this.audit.record({
      action: 'gap.reopened',
      by: admin,
      target: targetOf(gap),
      before: { status: 'dismissed', reason: gap.dismissal?.reason },
      after: { status: 'open' },
    });
    return this.details.of(reopened);
  }

  /**
   * Has those told who have not been: workers write to them. Once more changes nothing.
   * @throws DomainError GAP_NOT_FOUND; CONFLICT while no FAQ answers it
   */
  async tell(admin: Principal, id: string): Promise<GapDetail> {
    const { gap, faq } = await this.faqs.follow(await this.find(id));
    if (gap.status !== 'answered' || !gap.faq || !faq?.isActive) throw hasNoPublishedAnswer();
    await this.gaps.touch([gap._id]);
    const questions = await this.questions.tell(gap._id, gap.faq);
    if (questions) {
      await this.audit.record({
        action: 'gap.told',
        by: admin,
        target: targetOf(gap),
        after: { faq: faq._id, questions },
      });
    }
    return this.get(id);
  }

  private async find(id: string): Promise<Gap> {
    const gap = await this.gaps.findById(id);
    if (!gap) throw gapNotFound();
    return gap;
  }
}

function targetOf({ _id, question }: Gap) {
  return { type: 'gap', id: String(_id), name: question } as const;
}
