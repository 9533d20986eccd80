import { Injectable } from '@nestjs/common';
import type { AccountDetails } from '@switchboard/contracts';
import { ConversationsService } from '../conversations/conversations.service';
import { ReportsService } from '../reports/reports.service';

/** What an account has to do with: of interest before it is changed or deleted. */
@Injectable()
export class AccountFiguresService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly reports: ReportsService,
  ) {}

  async of(userId: string): Promise<AccountDetails['figures']> {
    const [conversations, reports] = await Promise.all([
      this.conversations.countsOf(userId),
      this.reports.countsOf(userId),
    ]);
    return {
      conversations: conversations.own,
      assignedConversations: conversations.assigned,
      openReportsFiled: reports.filed,
      openReportsAssigned: reports.assigned,
    };
  }
}
