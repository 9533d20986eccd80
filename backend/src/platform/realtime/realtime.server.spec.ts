import { createServer, type AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { MetricsService } from '../health/metrics.service';
import { RealtimeServer } from './realtime.server';
import { defineSignal } from './signals';

describe('RealtimeServer', () => {
  it('ends without a promise that nobody looks after, when Redis never said a word', async () => {
    const silent = createServer((connection) => connection.resume());
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
    const { port } = silent.address() as AddressInfo;
    const redis = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: null });
    const copies = jest.spyOn(redis, 'duplicate').mock.results;

    const server = new RealtimeServer(redis, new MetricsService());
    // What is sent now waits for Redis, as the adapter's subscriptions do.
    server.signal(defineSignal('something'), {});
    await new Promise((connected) => redis.once('connect', connected));
    await nextTurn();
    const clients = [redis, ...copies.map(({ value }) => value as Redis)];
    const ended = clients.map((client) => new Promise((done) => client.once('end', done)));
    await server.onApplicationShutdown();
    redis.disconnect();
    await Promise.all(ended);
    silent.close();
    // A refused promise that is looked after by nobody fails the test, as it would end the process.
    await nextTurn();
  });
});
