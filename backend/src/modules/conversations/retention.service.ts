import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import type { RetentionPreview } from '@switchboard/contracts';
import { SweepDue } from '../../platform/sweep/sweep-due';
import { AuditService } from '../audit/audit.service';
import { SettingsService } from '../settings/settings.service';
import { ConversationsRepository, type ConversationFilter } from './conversations.repository';
import { ConversationsService } from './conversations.service';

const MS_PER_DAY = 86_400_000;
/** Conversations that one sweep deletes: so many that a backlog goes, so few that nobody else waits. */
const BATCH = 20;

/** What nobody has touched for as long as the settings say is deleted, bit by bit. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly repository: ConversationsRepository,
    private readonly conversations: ConversationsService,
    private readonly settings: SettingsService,
    private readonly audit: AuditService,
  ) {}

  /** What would go at once if so many days were set now. */
  async preview(days: number): Promise<RetentionPreview> {
    const before = daysAgo(days);
    const { conversations, messages, oldest } = await this.repository.extentOf(untouchedSince(before));
    return {
      days,
      before: before.toISOString(),
      conversations,
      messages,
      oldest: oldest?.toISOString() ?? null,
    };
  }

  /** Safe to run in any number of processes: each writes down what it deleted itself. */
  @OnEvent(SweepDue.event, { suppressErrors: false })
  async deleteUntouched(): Promise<void> {
    const { days } = this.settings.current.retention;
    if (days === null) return;
    const before = daysAgo(days);
    let deleted = 0;
    try {
      for (const { _id } of await this.repository.find(untouchedSince(before), BATCH)) {
        // Once more: somebody may have written there since.
        const [conversation] = await this.repository.find({ _id, ...untouchedSince(before) }, 1);
        if (conversation && (await this.conversations.remove(conversation))) deleted += 1;
      }
    } finally {
      if (deleted > 0) await this.writeDown(deleted, days, before);
    }
  }

  private async writeDown(conversations: number, days: number, before: Date): Promise<void> {
    await this.audit.record({
      action: 'retention.applied',
      by: null,
      target: { type: 'settings', id: null, name: 'retention' },
      after: { conversations, days, before: before.toISOString() },
    });
  }
}

/** Who still waits for a person is not swept away, however long it is. */
function untouchedSince(moment: Date): ConversationFilter {
  return { needsPersonSince: null, lastActivityAt: { $lt: moment } };
}

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * MS_PER_DAY);
}
