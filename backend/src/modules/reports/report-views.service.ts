import { Injectable } from '@nestjs/common';
import { isStaff, type ReportView, type StaffReportView } from '@switchboard/contracts';
import type { Principal } from '../../platform/security/access.decorators';
import { ConversationsService } from '../conversations/conversations.service';
import { MessagesService } from '../messages/messages.service';
import { UsersService } from '../users/users.service';
import { peopleIn, toReportView, toStaffReportView, type ReportContext } from './report.mapper';
import type { Report } from './report.schema';

type Reader = Pick<Principal, '_id' | 'role'>;

/** Reports with what is around them: people, conversation and message, read once for all of them. */
@Injectable()
export class ReportViews {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly messages: MessagesService,
    private readonly users: UsersService,
  ) {}

  /** As this reader may see them. */
  async of(reader: Reader, reports: Report[]): Promise<(ReportView | StaffReportView)[]> {
    const contextOf = await this.contexts(reader, reports);
    const toView = isStaff(reader.role) ? toStaffReportView : toReportView;
    return reports.map((report) => toView(report, contextOf(report)));
  }

  async one(reader: Reader, report: Report): Promise<ReportView | StaffReportView> {
    const [view] = await this.of(reader, [report]);
    if (!view) throw new Error('a stored report has no view');
    return view;
  }

  /** For all staff alike. */
  async forStaff(report: Report): Promise<StaffReportView> {
    const contextOf = await this.contexts({ _id: '', role: 'agent' }, [report]);
    return toStaffReportView(report, contextOf(report));
  }

  /** For its reporter; null for one who is deleted, or sees the whole as staff. */
  async forReporter(report: Report): Promise<ReportView | null> {
    const id = String(report.reportedBy);
    const reporter = (await this.users.summariesOf([id])).get(id);
    if (!reporter || isStaff(reporter.role)) return null;
    const contextOf = await this.contexts(reporter, [report]);
    return toReportView(report, contextOf(report));
  }

  private async contexts(reader: Reader, reports: Report[]): Promise<(report: Report) => ReportContext> {
    const [people, conversations] = await Promise.all([
      this.users.summariesOf(peopleIn(reports)),
      this.conversations.findAll(reports.map(({ conversation }) => conversation)),
    ]);
    // Who reported as a member of staff and is none any more keeps the report, but not the conversation.
    const open = conversations.filter(({ user }) => isStaff(reader.role) || String(user) === reader._id);
    const byId = new Map(open.map((conversation) => [String(conversation._id), conversation]));
    const named = reports.flatMap(({ message, conversation }) =>
      message && byId.has(String(conversation)) ? [message] : [],
    );
    const messages = await this.messages.findVisible(reader, named);
    const messageById = new Map(messages.map((message) => [String(message._id), message]));
    return ({ conversation, message }) => ({
      people,
      conversation: byId.get(String(conversation)),
      message: message ? messageById.get(String(message)) : undefined,
    });
  }
}
