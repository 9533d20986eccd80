import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { ProcessRole } from '@switchboard/contracts';
import { Environment } from '../../config/environment';
import { MetricsService } from '../health/metrics.service';
import { HEARTBEAT_EVERY } from './heartbeat-times';
import { ProcessBoard, type PostedReport, type ProcessReport } from './process-board';
import { PRODUCT_VERSION } from './product-version';

/** {@link ProcessRole} of this process. */
export const PROCESS_ROLE = Symbol('PROCESS_ROLE');

/** Milliseconds between two looks at the event loop. */
const RESOLUTION = 20;

/**
 * Reports this process to the board every few seconds, and takes it off when it stops in good order. Nothing depends
 * on it: a report that does not get through is left out.
 */
@Injectable()
export class Heartbeat implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Heartbeat.name);
  private readonly id = randomUUID();
  private readonly loop = monitorEventLoopDelay({ resolution: RESOLUTION });
  private readonly told: Record<string, unknown> = {};
  private timer: NodeJS.Timeout | undefined;
  private latest: Promise<void> = Promise.resolve();
  private isSilent = false;

  constructor(
    @Inject(PROCESS_ROLE) private readonly role: ProcessRole,
    private readonly environment: Environment,
    private readonly metrics: MetricsService,
    private readonly board: ProcessBoard,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.enable();
    this.beat();
    this.timer = setInterval(() => this.beat(), HEARTBEAT_EVERY).unref();
  }

  /** Before the stores are closed. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    this.loop.disable();
    // A report on its way must not come after the farewell.
    await this.latest;
    await this.board.takeOff(this.id).catch((error: unknown) => this.fallSilent(error));
  }

  /** What a feature has to add to the report. A change is reported at once. */
  tell(name: string, value: unknown): void {
    this.told[name] = value;
    if (this.timer) this.beat();
  }

  /** What this process would say now. */
  async own(): Promise<PostedReport> {
    return { ...(await this.report()), id: this.id, at: Date.now(), isLost: false };
  }

  private beat(): void {
    this.latest = this.latest.then(() => this.post());
  }

  private async post(): Promise<void> {
    try {
      const report = await this.report();
      this.loop.reset();
      await this.board.post(this.id, report);
      this.isSilent = false;
    } catch (error) {
      this.fallSilent(error);
    }
  }

  private async report(): Promise<ProcessReport> {
    const { requests, serverErrors, jobsDone, jobsFailed } = this.metrics.recent;
    const sockets = await this.metrics.sockets.get();
    return {
      role: this.role,
      queues: this.role === 'worker' ? this.environment.WORKER_QUEUES : [],
      version: PRODUCT_VERSION,
      nodeVersion: process.version,
      host: hostname(),
      pid: process.pid,
      uptime: Math.round(process.uptime() * 1_000),
      memory: process.memoryUsage.rss(),
      eventLoopDelay: this.delay(),
      sockets: sockets.values[0]?.value ?? 0,
      requests: requests.total,
      serverErrors: serverErrors.total,
      jobsDone: jobsDone.total,
      jobsFailed: jobsFailed.total,
      told: this.told,
    };
  }

  /** The monitor counts from one look to the next, the time between them included. */
  private delay(): number {
    const milliseconds = this.loop.count ? this.loop.percentile(99) / 1e6 : 0;
    return Math.max(0, Math.round(milliseconds - RESOLUTION));
  }

  /** One line for an outage, however long. */
  private fallSilent(error: unknown): void {
    if (!this.isSilent) this.logger.warn({ err: error }, 'this process cannot report itself');
    this.isSilent = true;
  }
}
