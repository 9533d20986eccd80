import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { ConversationDeletionBegun } from '../../conversations/conversations.events';
import { FaqDeletionBegun } from '../../faqs/faqs.events';
import { ReportDeletionBegun } from '../../reports/reports.events';
import { Changes } from '../counting/changes.service';
import { momentsOfReport } from '../counting/other-counts';
import { placesOf, type Place } from '../counting/places';
import { RollupStateRepository } from './rollup-state.repository';

/** Milliseconds in which what is being deleted is gone. */
const DELETED_WITHIN = 30_000;

/** What is deleted cannot say when it was changed: so it is marked where it was counted, before it goes, or it stays. */
@Injectable()
export class DeletionsListener {
  constructor(
    private readonly changes: Changes,
    private readonly state: RollupStateRepository,
  ) {}

  @OnEvent(ConversationDeletionBegun.event, { suppressErrors: false })
  async markConversation({ conversation }: ConversationDeletionBegun): Promise<void> {
    await this.mark(await this.changes.ofConversation(conversation));
  }

  @OnEvent(FaqDeletionBegun.event, { suppressErrors: false })
  async markFaq({ faqId }: FaqDeletionBegun): Promise<void> {
    await this.mark(await this.changes.ofFaq(faqId));
  }

  @OnEvent(ReportDeletionBegun.event, { suppressErrors: false })
  async markReport({ report }: ReportDeletionBegun): Promise<void> {
    await this.mark(placesOf('reports', momentsOfReport(report)));
  }

  private async mark(places: Place[]): Promise<void> {
    const now = new Date();
    await this.state.mark(places, now, new Date(now.getTime() + DELETED_WITHIN));
  }
}
