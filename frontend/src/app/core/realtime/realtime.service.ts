import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import type {
  Ack,
  ClientToServerEvents,
  Envelope,
  Failure,
  ServerToClientEvents,
} from '@switchboard/contracts';
import { Socket } from 'ngx-socket-io';
import { Observable, Subject } from 'rxjs';
import { SessionStore } from '../auth/session.store';
import { ApiError, fromFailure } from '../http/api-error';

export type ConnectionState = 'connecting' | 'online' | 'offline';

type ClientEvent = keyof ClientToServerEvents;
type ServerEvent = keyof ServerToClientEvents;
type RequestOf<Event extends ClientEvent> = Parameters<ClientToServerEvents[Event]>[0];
type AnswerOf<Event extends ClientEvent> =
  Parameters<ClientToServerEvents[Event]>[1] extends Ack<infer Data> ? Data : never;
type PayloadOf<Event extends ServerEvent> = Parameters<ServerToClientEvents[Event]>[0];

/** How long an acknowledgement may take, in ms. */
const ACK_TIMEOUT = 8_000;
/** Waits before trying again after the server closed or refused the connection, in ms; the last one repeats. */
const RETRY_DELAYS = [1_000, 2_000, 5_000, 10_000, 30_000];

/** The one socket. What is said over it, and heard, is typed by the contract. */
@Injectable()
export class RealtimeService {
  private readonly socket = inject<Socket<ServerToClientEvents, ClientToServerEvents>>(Socket);
  private readonly session = inject(SessionStore);
  private readonly connectionState = signal<ConnectionState>('connecting');
  private readonly connects = new Subject<void>();
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private attempts = 0;

  readonly state = this.connectionState.asReadonly();
  readonly isOnline = computed(() => this.connectionState() === 'online');
  /** Every time a connection begins, the first one included: time to ask for what was missed. */
  readonly connected$: Observable<void> = this.connects.asObservable();

  constructor() {
    const io = this.socket.ioSocket;
    io.auth = (answer) => answer({ token: this.session.token() ?? '' });
    io.on('connect', () => this.announceConnection());
    io.on('disconnect', () => this.awaitConnection());
    io.on('connect_error', (cause: Error & { data?: Partial<Failure> }) => this.handleRefusal(cause));

    const goOffline = () => this.connectionState.set('offline');
    const goOnline = () => this.reconnectNow();
    window.addEventListener('offline', goOffline);
    window.addEventListener('online', goOnline);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('offline', goOffline);
      window.removeEventListener('online', goOnline);
      this.close();
    });

    effect(() => {
      const token = this.session.token();
      untracked(() => {
        this.close();
        if (token) this.open();
      });
    });
  }

  on<Event extends ServerEvent>(event: Event): Observable<PayloadOf<Event>> {
    return new Observable((subscriber) => {
      const io = this.socket.ioSocket as unknown as UntypedEmitter;
      const listener = (payload: PayloadOf<Event>) => subscriber.next(payload);
      io.on(event, listener);
      return () => io.off(event, listener);
    });
  }

  /**
   * Says something and waits for the acknowledgement. Rejects with an `ApiError`: at once with `OFFLINE` when there
   * is no connection (nothing is buffered here; the caller decides what to say later), with `TIMEOUT` after 8 s.
   */
  emit<Event extends ClientEvent>(event: Event, request: RequestOf<Event>): Promise<AnswerOf<Event>> {
    if (!this.socket.ioSocket.connected) {
      return Promise.reject(new ApiError('OFFLINE', { message: 'There is no connection.' }));
    }
    return new Promise((resolve, reject) => {
      const io = this.socket.ioSocket as unknown as UntypedEmitter;
      io.timeout(ACK_TIMEOUT).emit(
        event,
        request,
        (cause: Error | null, answer: Envelope<AnswerOf<Event>>) => {
          if (cause) reject(new ApiError('TIMEOUT', { message: 'The server did not answer in time.' }));
          else if (answer.success) resolve(answer.data);
          else reject(fromFailure(answer));
        },
      );
    });
  }

  /** Tries to connect without waiting for the next attempt. */
  reconnectNow(): void {
    if (!this.session.token() || this.socket.ioSocket.connected) return;
    this.close();
    this.open();
  }

  private open(): void {
    this.connectionState.set('connecting');
    this.socket.connect();
  }

  private close(): void {
    clearTimeout(this.retryTimer);
    this.socket.disconnect();
  }

  private announceConnection(): void {
    clearTimeout(this.retryTimer);
    this.attempts = 0;
    this.connectionState.set('online');
    this.connects.next();
  }

  private awaitConnection(): void {
    this.connectionState.set('offline');
    // Closed by the server, which Socket.IO takes as final; the handshake will say whether it is.
    if (!this.socket.ioSocket.active && this.session.token()) this.retryLater();
  }

  private handleRefusal(cause: Error & { data?: Partial<Failure> }): void {
    if (cause.data?.error === 'UNAUTHENTICATED') {
      this.session.end('expired');
      return;
    }
    this.connectionState.set('offline');
    if (!this.socket.ioSocket.active) this.retryLater();
  }

  private retryLater(): void {
    clearTimeout(this.retryTimer);
    const delay = RETRY_DELAYS[Math.min(this.attempts++, RETRY_DELAYS.length - 1)] ?? 30_000;
    this.retryTimer = setTimeout(() => {
      if (this.session.token()) this.open();
    }, delay);
  }
}

/** Socket.IO's own types can't follow a generic event name; the types of `on` and `emit` above do. */
interface UntypedEmitter {
  on(event: string, listener: (payload: never) => void): void;
  off(event: string, listener: (payload: never) => void): void;
  timeout(ms: number): {
    emit(event: string, request: unknown, ack: (cause: Error | null, answer: never) => void): void;
  };
}
