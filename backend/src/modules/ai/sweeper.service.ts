import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { SweepDue } from '../../platform/sweep/sweep-due';
import { EscalationService } from '../conversations/escalation.service';
import { TakeoverService } from '../conversations/takeover.service';
import { MessagesService } from '../messages/messages.service';
import { SettlementService } from '../messages/settlement.service';
import { JOB_NAMES, type JobName } from './ai.jobs';
import { AiProducer } from './ai.producer';
import { ForgottenRound } from './forgotten-round';

/** Milliseconds. */
const SWEEP_EVERY = 5_000;
/** Milliseconds that work may lie untouched before a sweep asks whether it was queued at all. */
const FORGOTTEN_AFTER = 10_000;
/** Messages that are looked at in one sweep for each kind of work. */
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
  private readonly unannounced: ForgottenRound;
  /** Each job by itself, so that a backlog of one keeps none of the others; what customers wait for comes first. */
  private readonly unqueued: readonly (readonly [JobName, ForgottenRound])[];

  constructor(
    private readonly messages: MessagesService,
    private readonly settlement: SettlementService,
    private readonly takeover: TakeoverService,
    private readonly escalation: EscalationService,
    private readonly producer: AiProducer,
    private readonly events: EventEmitter2,
  ) {
    this.unannounced = new ForgottenRound(messages, 'announce');
    this.unqueued = JOB_NAMES.map((name) => [name, new ForgottenRound(messages, name)]);
  }

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
    for (const id of await this.unannounced.next(before, BATCH)) {
      const message = await this.messages.find(id);
      if (message) await this.settlement.announce(message);
    }
  }

  private async queueForgotten(before: Date): Promise<void> {
    // All are read first: a job that is done at once touches its message, and would hide what else stands on it.
    const found = await Promise.all(
      this.unqueued.map(async ([name, round]) => [name, await round.next(before, BATCH)] as const),
    );
    for (const [name, ids] of found) {
      await this.attempt(`${name} jobs`, async () => {
        for (const id of ids) await this.producer.ensure(name, String(id));
      });
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
