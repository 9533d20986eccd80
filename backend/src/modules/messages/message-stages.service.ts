import { Injectable } from '@nestjs/common';
import { Histogram } from 'prom-client';
import { MetricsService } from '../../platform/health/metrics.service';
import { sentAt, type Message } from './message.schema';

/**
 * The stations of a customer's message: decided by moderation, shown to the room, the first piece of its answer sent,
 * and the answer shown.
 */
export type MessageStage = 'decided' | 'shown' | 'first_token' | 'answered';

/** How long messages take from the store to each of their stations. */
@Injectable()
export class MessageStages {
  private readonly histogram: Histogram<'stage'>;

  constructor({ registry }: MetricsService) {
    this.histogram = new Histogram({
      name: 'message_stage_seconds',
      help: "Time from a customer's message being stored: decided, shown, first_token and answered",
      labelNames: ['stage'],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60],
      registers: [registry],
    });
  }

  /** The message, or the answer to it, is there now. The clocks of the hosts are taken to agree. */
  reached(stage: MessageStage, message: Pick<Message, 'createdAt' | 'releasedAt'>): void {
    this.histogram.observe({ stage }, Math.max(0, Date.now() - sentAt(message).getTime()) / 1_000);
  }
}
