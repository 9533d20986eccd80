import { Logger } from '@nestjs/common';
import type { Namespace } from 'socket.io';
import type { MetricsService } from '../health/metrics.service';

/**
 * Counts and logs what this process publishes, under the correlation id of the work that brought it about. Here,
 * because this is the one place that every emit to a room goes through, and what other processes publish does not.
 */
export function observePushes(adapter: Namespace['adapter'], metrics: MetricsService): void {
  const logger = new Logger('Push');
  const broadcast = adapter.broadcast.bind(adapter);
  adapter.broadcast = (packet: { data: [event: string] }, options) => {
    const [event] = packet.data;
    metrics.pushes.inc({ event });
    logger.debug({ event, rooms: [...options.rooms] }, 'pushed');
    broadcast(packet, options);
  };
}
