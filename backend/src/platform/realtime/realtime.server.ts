import { EventEmitter } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { ClientToServerEvents, ServerToClientEvents } from '@switchboard/contracts';
import type { Redis } from 'ioredis';
import { Server } from 'socket.io';
import { MetricsService } from '../health/metrics.service';
import { PATIENT_REDIS } from '../redis/redis.module';
import { securityHeaders } from '../security/security-headers';
import { observePushes } from './push-log';
import type { Signal } from './signals';

/** Bytes of one socket frame. A larger one ends the connection, so that what is merely too long is still answered. */
const MAX_FRAME_BYTES = 1_000_000;

interface InterServerEvents {
  signal: (name: string, payload: unknown) => void;
}

export type RealtimeIo = Server<ClientToServerEvents, ServerToClientEvents, InterServerEvents>;

/**
 * The one road back to browsers, the same in both processes. In the API its Socket.IO server is attached to the HTTP
 * port; in a worker it has no port and only publishes. Redis streams connect them all.
 */
@Injectable()
export class RealtimeServer implements OnApplicationShutdown {
  readonly io: RealtimeIo;
  private isAttached = false;
  private readonly signals = new EventEmitter().setMaxListeners(0);
  private readonly readers: Redis[];

  constructor(
    @Inject(PATIENT_REDIS) private readonly redis: Redis,
    metrics: MetricsService,
  ) {
    this.readers = rememberDuplicates(redis);
    lookAfter(redis, 'publish');
    this.io = new Server({
      serveClient: false,
      transports: ['websocket'],
      maxHttpBufferSize: MAX_FRAME_BYTES,
      adapter: createAdapter(redis, { onlyPlaintext: true }),
    });
    observePushes(this.io.sockets.adapter, metrics);
    this.io.on('signal', (name, payload) => this.signals.emit(name, payload));
    this.askForResyncAfterOutages();
  }

  /** Tells every process, this one too. */
  signal<Payload>(signal: Signal<Payload>, payload: Payload): void {
    this.signals.emit(signal.name, payload);
    this.io.serverSideEmit('signal', signal.name, payload);
  }

  /** @returns a function that stops listening. */
  onSignal<Payload>(signal: Signal<Payload>, listener: (payload: Payload) => void): () => void {
    this.signals.on(signal.name, listener);
    return () => this.signals.off(signal.name, listener);
  }

  async onApplicationShutdown(): Promise<void> {
    // Without a port there is no engine to close, only the adapter.
    if (this.isAttached) await this.io.close();
    else await this.io.sockets.adapter.close();
    for (const reader of this.readers) reader.disconnect();
  }

  /** Lets browsers connect on this HTTP server's port. */
  attach(server: HttpServer): void {
    this.isAttached = true;
    this.io.attach(server, { path: '/socket.io' });
    // Its answers go past Express, and so past Express's headers.
    this.io.engine.use(securityHeaders());
  }

  private askForResyncAfterOutages(): void {
    let wasLost = false;
    this.redis.on('close', () => (wasLost = true));
    this.redis.on('ready', () => {
      if (wasLost) this.io.local.emit('sync:required', {});
      wasLost = false;
    });
  }
}

/**
 * The streams adapter reads with copies of the client, and lets go of them only when a blocking read of 5 s returns;
 * while Redis is gone, never.
 */
function rememberDuplicates(redis: Redis): Redis[] {
  const copies: Redis[] = [];
  const duplicate = redis.duplicate.bind(redis);
  redis.duplicate = (override) => {
    const copy = duplicate(override);
    lookAfter(copy, 'subscribe');
    copies.push(copy);
    return copy;
  };
  return copies;
}

/**
 * The adapter lets go of these commands' promises. They are refused when the process ends without Redis, and a promise
 * that nobody looks after would end it at once.
 */
function lookAfter(redis: Redis, command: 'publish' | 'subscribe'): void {
  const send = redis[command].bind(redis) as (...args: unknown[]) => Promise<unknown>;
  Object.assign(redis, {
    [command]: (...args: unknown[]) => {
      const sent = send(...args);
      sent.catch(() => undefined);
      return sent;
    },
  });
}
