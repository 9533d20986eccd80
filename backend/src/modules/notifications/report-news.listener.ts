import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { isStaff } from '@switchboard/contracts';
import { ConversationsService } from '../conversations/conversations.service';
import type { Conversation } from '../conversations/conversations.types';
import { ReportChanged, ReportDeleted, ReportFiled } from '../reports/reports.events';
import { DirectoryService } from '../users/directory.service';
import { NotificationsRepository } from './notifications.repository';
import { NotifierService, type News } from './notifier.service';

/** What becomes of reports, as news. */
@Injectable()
export class ReportNewsListener {
  constructor(
    private readonly notifier: NotifierService,
    private readonly directory: DirectoryService,
    private readonly conversations: ConversationsService,
    private readonly repository: NotificationsRepository,
  ) {}

  /** A report is announced again when this fails. */
  @OnEvent(ReportFiled.event, { suppressErrors: false })
  async tellFiled({ report }: ReportFiled): Promise<void> {
    const conversation = await this.conversations.find(report.conversation);
    if (!conversation) return;
    const news = newsOf('report_filed', report, conversation, String(report.reportedBy));
    await this.notifier.tell(news, await this.directory.staff());
  }

  @OnEvent(ReportChanged.event)
  async tellChanged({ report, change, by }: ReportChanged): Promise<void> {
    const conversation = await this.conversations.find(report.conversation);
    if (!conversation) return;
    if (change.assignedTo) {
      await this.notifier.tell(
        newsOf('assigned', report, conversation, by._id, change.at),
        await this.directory.entries([String(change.assignedTo)]),
      );
    }
    if (change.status && change.status !== 'pending') {
      const reporters = await this.directory.entries([String(report.reportedBy)]);
      await this.notifier.tell(
        newsOf('report_updated', report, conversation, by._id, change.at),
        // Who reported as a member of staff and is none any more does not see the conversation.
        reporters.filter(({ _id, role }) => isStaff(role) || conversation.user.equals(_id)),
      );
    }
  }

  @OnEvent(ReportDeleted.event)
  async forget({ report: { _id, conversation } }: ReportDeleted): Promise<void> {
    await this.repository.delete({ conversation, report: _id });
  }
}

function newsOf(
  kind: News['kind'],
  { _id, createdAt }: ReportFiled['report'],
  { _id: conversation, title }: Conversation,
  actor: string,
  at = createdAt,
): News {
  return {
    kind,
    cause: `report ${String(_id)} ${at.toISOString()}`,
    actor,
    text: title,
    conversation,
    report: _id,
  };
}
