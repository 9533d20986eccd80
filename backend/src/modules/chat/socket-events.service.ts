import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { CLIENT_EVENTS, type Envelope } from '@switchboard/contracts';
import { DomainError } from '../../platform/errors/domain.error';
import { toFailure } from '../../platform/errors/failure';
import { MetricsService } from '../../platform/health/metrics.service';
import { correlationIdOrNew, withCorrelation } from '../../platform/logging/correlation';
import type { ChatSocket } from './chat.socket';
import { EventBucket } from './event-bucket';

type Packet = [event: string, ...args: unknown[]];
type Acknowledge = (answer: Envelope<unknown>) => void;

/** Sent all the time, and worth a line only to whoever looks for something. */
const CHATTER: ReadonlySet<string> = new Set([
  'typing:start',
  'typing:stop',
  'message:read',
  'message:delivered',
]);

/** What every client event goes through before its handler: a correlation id, the limit, the log and the figures. */
@Injectable()
export class SocketEvents {
  private readonly logger = new Logger(SocketEvents.name);

  constructor(private readonly metrics: MetricsService) {}

  /** From the connection's first event to its last. */
  guard(socket: ChatSocket): void {
    const bucket = new EventBucket();
    socket.use((packet: Packet, next) =>
      withCorrelation(randomUUID(), () => {
        const event = nameOf(packet);
        this.metrics.socketEvents.inc({ event });
        this.observeAnswer(packet, event, socket.data.principal._id);
        const refusal = refusalOf(event, bucket);
        if (!refusal) return next();
        // The event goes no further; the socket lives on.
        acknowledgementOf(packet)?.(toFailure(refusal, correlationIdOrNew()).body);
      }),
    );
  }

  private observeAnswer(packet: Packet, event: string, userId: string): void {
    const acknowledge = acknowledgementOf(packet);
    if (!acknowledge) return;
    const stop = this.metrics.socketEventDuration.startTimer({ event });
    packet[packet.lastIndexOf(acknowledge)] = (answer: Envelope<unknown>) => {
      const outcome = answer.success ? 'ok' : answer.error;
      const seconds = stop({ outcome });
      const line = { event, outcome, userId, responseTime: Math.round(seconds * 1_000) };
      if (CHATTER.has(event)) this.logger.debug(line, 'event answered');
      else this.logger.log(line, 'event answered');
      acknowledge(answer);
    };
  }
}

/** Anybody can send events of any name; they must not multiply the series. */
function nameOf([event]: Packet): string {
  return (CLIENT_EVENTS as string[]).includes(event) ? event : 'unknown';
}

function refusalOf(event: string, bucket: EventBucket): DomainError | undefined {
  if (!bucket.take()) return new DomainError('RATE_LIMITED', 'Too many events. Please slow down.');
  if (event === 'unknown') return new DomainError('NOT_FOUND', 'There is no such event.');
  return undefined;
}

function acknowledgementOf(packet: Packet): Acknowledge | undefined {
  return packet.findLast((part): part is Acknowledge => typeof part === 'function');
}
