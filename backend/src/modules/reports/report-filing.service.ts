import { Injectable, Logger } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import type { FileReportRequest } from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { Principal } from '../../platform/security/access.decorators';
import { SweepDue } from '../../platform/sweep/sweep-due';
import { ConversationsService } from '../conversations/conversations.service';
import { EscalationService } from '../conversations/escalation.service';
import { MessagesService } from '../messages/messages.service';
import { SettingsService } from '../settings/settings.service';
import { ReportAnnouncer } from './report-announcer';
import { dueAtOf } from './report-rules';
import type { Report } from './report.schema';
import { ReportsRepository } from './reports.repository';

const SWEEP_BATCH = 100;

/** Taking reports in. */
@Injectable()
export class ReportFilingService {
  private readonly logger = new Logger(ReportFilingService.name);

  constructor(
    private readonly repository: ReportsRepository,
    private readonly conversations: ConversationsService,
    private readonly messages: MessagesService,
    private readonly escalation: EscalationService,
    private readonly announcer: ReportAnnouncer,
    private readonly settings: SettingsService,
  ) {}

  /**
   * Stores a report, then brings in people.
   * @throws DomainError CONVERSATION_NOT_FOUND, MESSAGE_NOT_FOUND when the reporter may not see them
   */
  async file(reporter: Principal, request: FileReportRequest): Promise<Report> {
    const { issueType, priority, description } = request;
    const conversation = await this.conversations.getFor(reporter, request.conversation);
    const message =
      request.message === undefined
        ? null
        : await this.messages.findFor(reporter, conversation, request.message);
    const createdAt = new Date();
    const report = await this.repository.insert({
      conversation: conversation._id,
      message: message && message._id,
      reportedBy: new Types.ObjectId(reporter._id),
      issueType,
      priority,
      description,
      dueAt: dueAtOf(createdAt, priority, this.settings.current.targets),
      createdAt,
    });
    try {
      await this.announce(report);
    } catch (error) {
      // It is filed all the same.
      this.logger.warn({ err: error as Error }, 'a report was not announced; the sweep will do it');
    }
    return report;
  }

  /** Those that a process died over, or an outage came upon. */
  @OnEvent(SweepDue.event, { suppressErrors: false })
  async announceForgotten({ forgottenBefore }: SweepDue): Promise<void> {
    const forgotten = await this.repository.find(
      { isAnnounced: false, createdAt: { $lt: forgottenBefore } },
      { createdAt: 1 },
      SWEEP_BATCH,
    );
    for (const report of forgotten) await this.announce(report);
  }

  /** May be done twice. The priority comes first: it decides who is told of the escalation. */
  private async announce(report: Report): Promise<void> {
    await this.escalation.raisePriority(report.conversation, report.priority);
    await this.escalation.escalate(report.conversation, 'report');
    await this.announcer.filed(report);
    await this.repository.markAnnounced(report._id);
  }
}
