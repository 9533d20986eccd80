import { Injectable, Logger } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { QUEUE_NAMES } from '../../config/queue-names';
import { MetricsService } from '../../platform/health/metrics.service';
import { AiProducer, JOB_STATES } from './ai.producer';

/** Counts the jobs in the queues whenever metrics are read. They are the same seen from every process. */
@Injectable()
export class QueueMetrics {
  private readonly logger = new Logger(QueueMetrics.name);

  constructor(metrics: MetricsService, producer: AiProducer) {
    const report = async (gauge: Gauge<'queue' | 'state'>): Promise<void> => {
      const depths = await Promise.all(QUEUE_NAMES.map((queue) => producer.depthOf(queue)));
      QUEUE_NAMES.forEach((queue, index) =>
        JOB_STATES.forEach((state) => gauge.set({ queue, state }, depths[index]?.[state] ?? 0)),
      );
    };
    const gauge: Gauge<'queue' | 'state'> = new Gauge({
      name: 'queue_depth',
      help: 'Jobs in a queue: waiting, active, delayed or failed',
      labelNames: ['queue', 'state'],
      registers: [metrics.registry],
      collect: () =>
        report(gauge).catch((error: unknown) => {
          // The other figures are worth having without Redis.
          this.logger.warn({ err: error }, 'queue depths are unknown');
          gauge.reset();
        }),
    });
  }
}
