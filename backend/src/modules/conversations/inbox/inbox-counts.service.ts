import { Injectable } from '@nestjs/common';
import type { InboxCounts, InboxView } from '@switchboard/contracts';
import { SharedRun } from '../../../platform/cache/shared-run';
import type { Reader } from '../conversation.mapper';
import { ConversationsRepository } from '../conversations.repository';
import { SHARED_VIEWS, viewFilter } from './inbox-views';

type SharedCounts = Omit<InboxCounts, 'mine'>;

/** How many conversations each view holds, counted by index when somebody asks: nothing to get out of step. */
@Injectable()
export class InboxCountsService {
  /** One change makes every console ask at once. */
  private readonly shared = new SharedRun<SharedCounts>(() => this.countShared());

  constructor(private readonly repository: ConversationsRepository) {}

  async countsFor(reader: Reader): Promise<InboxCounts> {
    const [mine, shared] = await Promise.all([this.count('mine', reader._id), this.shared.run()]);
    return { mine, ...shared };
  }

  private async countShared(): Promise<SharedCounts> {
    const counts = await Promise.all(
      SHARED_VIEWS.map(async (view) => [view, await this.count(view, '')] as const),
    );
    return Object.fromEntries(counts) as SharedCounts;
  }

  private count(view: InboxView, readerId: string): Promise<number> {
    return this.repository.count(viewFilter(view, readerId));
  }
}
