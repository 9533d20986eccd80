import { Injectable, Logger } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { MetricsService } from '../../platform/health/metrics.service';
import { AiProducer } from './ai.producer';

/** Counts the waiting and running jobs whenever metrics are read. */
@Injectable()
export class QueueMetrics {
  private readonly logger = new Logger(QueueMetrics.name);

  constructor(metrics: MetricsService, producer: AiProducer) {
    const report = async (gauge: Gauge<'queue'>): Promise<void> => {
      for (const [queue, depth] of Object.entries(await producer.depths())) gauge.set({ queue }, depth);
    };
    const gauge: Gauge<'queue'> = new Gauge({
      name: 'queue_depth',
      help: 'Jobs that wait, run or are delayed',
      labelNames: ['queue'],
      registers: [metrics.registry],
      collect: () =>
        report(gauge).catch((error: unknown) => {
          // The other figures are worth having without Redis.
          this.logger.warn(`queue depths are unknown: ${String(error)}`);
          gauge.reset();
        }),
    });
  }
}
