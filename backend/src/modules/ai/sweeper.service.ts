import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { SweepDue } from '../../platform/sweep/sweep-due';
import { EscalationService } from '../conversations/escalation.service';
import { TakeoverService } from '../conversations/takeover.service';
import { MessagesService } from '../messages/messages.service';
import { SettlementService } from '../messages/settlement.service';
import { JOB_NAMES } from './ai.jobs';
import { AiProducer } from './ai.producer';

/** Milliseconds. */
const SWEEP_EVERY = 5_000;
/** Milliseconds that work may lie untouched before a sweep asks whether it was queued at all. */
const FORGOTTEN_AFTER = 10_000;
const BATCH = 200;

/**
 * Finds in the store what a crash or an outage left undone, and deadlines that have passed. Every worker sweeps:
 * each thing it does is a conditional update or the queueing of a job that exists once.
 */
@Injectable()
export class SweeperService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(SweeperService.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly messages: MessagesService,
    private readonly settlement: SettlementService,
    private readonly takeover: TakeoverService,
    private readonly escalation: EscalationService,
    private readonly producer: AiProducer,
    private readonly events: EventEmitter2,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.running;
  }

  async sweep(): Promise<void> {
    const forgottenBefore = new Date(Date.now() - FORGOTTEN_AFTER);
    await this.attempt('announcements', () => this.announceForgotten(forgottenBefore));
    await this.attempt('jobs', () => this.queueForgotten(forgottenBefore));
    await this.attempt('escalations', () => this.escalation.announceForgotten(forgottenBefore));
    await this.attempt('take-overs', () => this.takeover.lapseAbandoned());
    await this.attempt('the other features', () => this.raiseDue(forgottenBefore));
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      this.running = this.sweep().then(() => {
        if (this.timer) this.schedule();
      });
    }, SWEEP_EVERY);
  }

  private async announceForgotten(before: Date): Promise<void> {
    for (const message of await this.messages.findForgotten(['announce'], before, BATCH)) {
      await this.settlement.announce(message);
    }
  }

  private async queueForgotten(before: Date): Promise<void> {
    for (const message of await this.messages.findForgotten(JOB_NAMES, before, BATCH)) {
      for (const name of JOB_NAMES.filter((job) => message.tasks.includes(job))) {
        await this.producer.ensure(name, String(message._id));
      }
    }
  }

  /** Features that the assistant knows nothing of listen to it. */
  private async raiseDue(forgottenBefore: Date): Promise<void> {
    await this.events.emitAsync(SweepDue.event, new SweepDue(forgottenBefore));
  }

  /** One part failing, Redis being gone for example, must not keep the others from their turn. */
  private async attempt(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn({ err: error as Error }, `the sweep of ${what} failed; the next one tries again`);
    }
  }
}
