import { Injectable, Logger } from '@nestjs/common';
import type { SystemStatus } from '@switchboard/contracts';
import { StoreProbe } from '../../platform/health/store-probe';
import { Heartbeat } from '../../platform/processes/heartbeat';
import { ProcessBoard, type PostedReport } from '../../platform/processes/process-board';
import { AiHealthService } from '../ai/ai-health.service';
import { recentOf, toProcessView } from './process-view';

/** How all of it fares. Whatever is gone is told of as unknown, and holds up nothing else. */
@Injectable()
export class SystemService {
  private readonly logger = new Logger(SystemService.name);

  constructor(
    private readonly board: ProcessBoard,
    private readonly heartbeat: Heartbeat,
    private readonly stores: StoreProbe,
    private readonly ai: AiHealthService,
  ) {}

  async status(): Promise<SystemStatus> {
    const [own, posted, stores, queues, providers] = await Promise.all([
      this.heartbeat.own(),
      this.posted(),
      this.stores.stores(),
      this.ai.queues(),
      this.ai.providers(),
    ]);
    // Of itself it knows more than it said last.
    const others = posted?.filter(({ id }) => id !== own.id) ?? [];
    const processes = [own, ...others]
      .map((report) => toProcessView(report, this.ai.breakersOf(report)))
      .sort((one, other) => one.startedAt.localeCompare(other.startedAt));
    return {
      readAt: new Date().toISOString(),
      processes,
      areProcessesKnown: posted !== null,
      recent: recentOf(processes),
      queues,
      providers,
      stores,
    };
  }

  private async posted(): Promise<PostedReport[] | null> {
    try {
      return await this.board.read();
    } catch (error) {
      this.logger.warn({ err: error }, 'the other processes are unknown');
      return null;
    }
  }
}
