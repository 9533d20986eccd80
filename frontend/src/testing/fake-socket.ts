import type { Envelope, ErrorCode } from '@switchboard/contracts';

type Listener = (payload?: unknown) => void;
type Ack = (cause: Error | null, answer?: Envelope<unknown>) => void;

export interface SaidEvent {
  readonly event: string;
  readonly request: unknown;
  readonly ack: Ack;
}

/** Stands in for ngx-socket-io's Socket: a test is the server. */
export class FakeSocket {
  readonly said: SaidEvent[] = [];
  connectCalls = 0;
  private readonly listeners = new Map<string, Set<Listener>>();

  readonly ioSocket = {
    connected: false,
    active: true,
    auth: undefined as ((answer: (auth: object) => void) => void) | undefined,
    on: (event: string, listener: Listener) => this.listen(event, listener),
    off: (event: string, listener: Listener) => this.listeners.get(event)?.delete(listener),
    timeout: () => ({
      emit: (event: string, request: unknown, ack: Ack) => this.said.push({ event, request, ack }),
    }),
  };

  connect(): void {
    this.connectCalls++;
  }

  disconnect(): void {
    this.ioSocket.connected = false;
  }

  accept(): void {
    this.ioSocket.connected = true;
    this.hear('connect');
  }

  drop(): void {
    this.ioSocket.connected = false;
    this.hear('disconnect', 'transport close');
  }

  refuse(error: string): void {
    this.ioSocket.active = false;
    this.hear('connect_error', Object.assign(new Error(error), { data: { error } }));
  }

  /** The server says something. */
  hear(event: string, payload?: unknown): void {
    this.listeners.get(event)?.forEach((listener) => listener(payload));
  }

  listenersOf(event: string): number {
    return this.listeners.get(event)?.size ?? 0;
  }

  saidOf(event: string): SaidEvent[] {
    return this.said.filter((said) => said.event === event);
  }

  private listen(event: string, listener: Listener): void {
    const known = this.listeners.get(event) ?? new Set<Listener>();
    this.listeners.set(event, known.add(listener));
  }
}

export function success(data: unknown): Envelope<unknown> {
  return { success: true, message: 'OK', data };
}

export function failure(error: ErrorCode): Envelope<unknown> {
  return { success: false, message: 'No.', error, correlationId: 'x' };
}
