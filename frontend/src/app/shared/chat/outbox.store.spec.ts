import { TestBed } from '@angular/core/testing';
import type { MessageView, NewMessageRequest } from '@switchboard/contracts';
import { Socket } from 'ngx-socket-io';
import { aMessage, aSignedInUser } from '../../../testing/factories';
import { FakeSocket, success } from '../../../testing/fake-socket';
import { SessionStore } from '../../core/auth/session.store';
import { RealtimeService } from '../../core/realtime/realtime.service';
import { OutboxStore } from './outbox.store';

const settled = () => vi.advanceTimersByTimeAsync(0);
const failure = (error: 'RATE_LIMITED' | 'VALIDATION_FAILED') =>
  ({ success: false, message: 'no', error, correlationId: 'x' }) as const;

describe('OutboxStore', () => {
  let socket: FakeSocket;
  let outbox: OutboxStore;

  const sent = () => socket.saidOf('message:new');
  const requestOf = (index: number) => sent()[index]?.request as NewMessageRequest;
  const states = () => outbox.entries().map(({ state }) => state);

  beforeEach(() => {
    vi.useFakeTimers();
    localStorage.clear();
    sessionStorage.clear();
    start();
  });

  afterEach(() => vi.useRealTimers());

  function start(): void {
    socket = new FakeSocket();
    TestBed.configureTestingModule({
      providers: [RealtimeService, OutboxStore, { provide: Socket, useValue: socket }],
    });
    TestBed.inject(SessionStore).start(aSignedInUser());
    outbox = TestBed.inject(OutboxStore);
    TestBed.tick();
  }

  it('sends, and lets go of what is stored', async () => {
    const stored: MessageView[] = [];
    outbox.stored$.subscribe((message) => stored.push(message));
    socket.accept();
    outbox.add('c1', 'Hello', 'public');
    expect(states()).toEqual(['sending']);
    sent()[0]?.ack(null, success(aMessage(1)));
    await settled();
    expect(stored).toHaveLength(1);
    expect(outbox.entries()).toEqual([]);
  });

  it('sends one after another, in the order written', async () => {
    socket.accept();
    outbox.add('c1', 'first', 'public');
    outbox.add('c1', 'second', 'public');
    expect(sent()).toHaveLength(1);
    sent()[0]?.ack(null, success(aMessage(1)));
    await settled();
    expect(requestOf(1).message.content).toBe('second');
  });

  it('queues without a connection, and sends when there is one', async () => {
    outbox.add('c1', 'Hello', 'public');
    await settled();
    expect(states()).toEqual(['queued']);
    socket.accept();
    expect(sent()).toHaveLength(1);
  });

  it('repeats what a lost connection left open with the same clientMessageId', async () => {
    socket.accept();
    outbox.add('c1', 'Hello', 'public');
    socket.drop();
    sent()[0]?.ack(new Error('timeout'));
    await settled();
    expect(states()).toEqual(['queued']);
    socket.accept();
    expect(requestOf(1).message.clientMessageId).toBe(requestOf(0).message.clientMessageId);
  });

  it('waits and tries again when the server is busy, then asks a person', async () => {
    socket.accept();
    outbox.add('c1', 'Hello', 'public');
    for (let attempt = 0; attempt < 4; attempt++) {
      expect(sent()).toHaveLength(attempt + 1);
      sent()[attempt]?.ack(null, failure('RATE_LIMITED'));
      await vi.advanceTimersByTimeAsync(10_000);
    }
    expect(states()).toEqual(['failed']);
    outbox.retry(requestOf(0).message.clientMessageId);
    expect(sent()).toHaveLength(5);
  });

  it('fails at once what the server will never take, and goes on with the next', async () => {
    socket.accept();
    outbox.add('c1', 'bad', 'public');
    outbox.add('c1', 'good', 'public');
    sent()[0]?.ack(null, failure('VALIDATION_FAILED'));
    await settled();
    expect(states()).toEqual(['failed', 'sending']);
  });

  it('keeps what is unsent over a reload', async () => {
    outbox.add('c1', 'Hello', 'internal');
    await settled();
    TestBed.resetTestingModule();
    start();
    expect(outbox.entries()).toMatchObject([{ content: 'Hello', visibility: 'internal', state: 'queued' }]);
  });
});
