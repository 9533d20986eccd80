import { TestBed } from '@angular/core/testing';
import { Socket } from 'ngx-socket-io';
import { aSignedInUser } from '../../../testing/factories';
import { FakeSocket, success } from '../../../testing/fake-socket';
import { SessionStore } from '../auth/session.store';
import { RealtimeService } from './realtime.service';

describe('RealtimeService', () => {
  let socket: FakeSocket;
  let session: SessionStore;
  let realtime: RealtimeService;

  beforeEach(() => {
    vi.useFakeTimers();
    localStorage.clear();
    socket = new FakeSocket();
    TestBed.configureTestingModule({ providers: [RealtimeService, { provide: Socket, useValue: socket }] });
    session = TestBed.inject(SessionStore);
    session.start(aSignedInUser());
    realtime = TestBed.inject(RealtimeService);
    TestBed.tick();
  });

  afterEach(() => vi.useRealTimers());

  it('connects with the token of who is signed in', () => {
    let sent: object = {};
    socket.ioSocket.auth?.((auth) => (sent = auth));
    expect(sent).toEqual({ token: 'token-of-customer' });
    expect(socket.connectCalls).toBe(1);
    expect(realtime.state()).toBe('connecting');
  });

  it('tells of every connection, the first and each after', () => {
    let connections = 0;
    realtime.connected$.subscribe(() => connections++);
    socket.accept();
    expect(realtime.state()).toBe('online');
    socket.drop();
    expect(realtime.state()).toBe('offline');
    socket.accept();
    expect(connections).toBe(2);
  });

  it('resolves with the data of an acknowledgement', async () => {
    socket.accept();
    const answer = realtime.emit('typing:start', { conversationId: 'c1' });
    socket.said[0]?.ack(null, success(null));
    await expect(answer).resolves.toBeNull();
  });

  it('rejects with the code of a refusal, and with TIMEOUT when none came', async () => {
    socket.accept();
    const refused = realtime.emit('conversation:join', 'c1');
    const failure = {
      success: false,
      message: 'no',
      error: 'CONVERSATION_NOT_FOUND',
      correlationId: 'x',
    } as const;
    socket.said[0]?.ack(null, failure);
    await expect(refused).rejects.toMatchObject({ code: 'CONVERSATION_NOT_FOUND' });
    const unanswered = realtime.emit('conversation:join', 'c1');
    socket.said[1]?.ack(new Error('operation has timed out'));
    await expect(unanswered).rejects.toMatchObject({ code: 'TIMEOUT' });
  });

  it('buffers nothing while there is no connection', async () => {
    await expect(realtime.emit('conversation:join', 'c1')).rejects.toMatchObject({ code: 'OFFLINE' });
    expect(socket.said).toEqual([]);
  });

  it('signs out when the handshake refuses the token', () => {
    socket.refuse('UNAUTHENTICATED');
    expect(session.isSignedIn()).toBe(false);
    expect(session.signOutReason()).toBe('expired');
  });

  it('tries again when the handshake is refused for another reason', () => {
    socket.refuse('RATE_LIMITED');
    expect(session.isSignedIn()).toBe(true);
    expect(realtime.state()).toBe('offline');
    vi.advanceTimersByTime(1_000);
    expect(socket.connectCalls).toBe(2);
  });

  it('stops listening when nobody does', () => {
    const subscription = realtime.on('message:received').subscribe();
    expect(socket.listenersOf('message:received')).toBe(1);
    subscription.unsubscribe();
    expect(socket.listenersOf('message:received')).toBe(0);
  });

  it('closes when the session ends', () => {
    socket.accept();
    session.end('signed-out');
    TestBed.tick();
    expect(socket.ioSocket.connected).toBe(false);
  });
});
