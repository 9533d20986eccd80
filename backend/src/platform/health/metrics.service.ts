import { Injectable } from '@nestjs/common';
import { RECENT_MINUTES } from '@switchboard/contracts';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { RecentCounter } from './recent-counter';

/** Seconds. */
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const JOB_BUCKETS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What Prometheus reads from this process; features add figures of their own to the registry. */
@Injectable()
export class MetricsService {
  readonly registry = new Registry();

  readonly httpDuration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer an HTTP request; status "aborted" when the client left before the end',
    labelNames: ['method', 'route', 'status'],
    buckets: REQUEST_BUCKETS,
    registers: [this.registry],
  });

  readonly httpInFlight = new Gauge({
    name: 'http_requests_in_flight',
    help: 'HTTP requests that are being answered',
    registers: [this.registry],
  });

  readonly sockets = new Gauge({
    name: 'socket_connections',
    help: 'Open Socket.IO connections of this process',
    registers: [this.registry],
  });

  readonly handshakesRefused = new Counter({
    name: 'socket_handshakes_refused_total',
    help: 'Connections that were not let in, by error code',
    labelNames: ['error'],
    registers: [this.registry],
  });

  readonly socketEvents = new Counter({
    name: 'socket_events_total',
    help: 'Events received from clients',
    labelNames: ['event'],
    registers: [this.registry],
  });

  readonly socketEventDuration = new Histogram({
    name: 'socket_event_duration_seconds',
    help: 'Time to acknowledge a client event; outcome "ok" or an error code',
    labelNames: ['event', 'outcome'],
    buckets: REQUEST_BUCKETS,
    registers: [this.registry],
  });

  readonly pushes = new Counter({
    name: 'socket_pushes_total',
    help: 'Events that this process published to rooms, for all gateways',
    labelNames: ['event'],
    registers: [this.registry],
  });

  readonly jobWait = new Histogram({
    name: 'job_wait_seconds',
    help: 'Time from when a job could run until it was first taken up',
    labelNames: ['queue', 'job'],
    buckets: JOB_BUCKETS,
    registers: [this.registry],
  });

  readonly jobDuration = new Histogram({
    name: 'job_duration_seconds',
    help: 'Time that one attempt at a job ran; outcome completed, postponed or failed',
    labelNames: ['queue', 'job', 'outcome'],
    buckets: JOB_BUCKETS,
    registers: [this.registry],
  });

  readonly jobFailures = new Counter({
    name: 'job_failures_total',
    help: 'Attempts that failed; final "true" when no other follows',
    labelNames: ['queue', 'job', 'final'],
    registers: [this.registry],
  });

  /** For the system page, which has no history to take differences from. */
  readonly recent = {
    requests: new RecentCounter(RECENT_MINUTES),
    serverErrors: new RecentCounter(RECENT_MINUTES),
    jobsDone: new RecentCounter(RECENT_MINUTES),
    jobsFailed: new RecentCounter(RECENT_MINUTES),
  };

  constructor() {
    // Event-loop lag, garbage collection, memory and processor time among them.
    collectDefaultMetrics({ register: this.registry });
  }
}
