import { Global, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { Environment } from '../../config/environment';

/** Waits for Redis to come back: what is written to it meanwhile is sent then. For the road back to browsers. */
export const PATIENT_REDIS = Symbol('PATIENT_REDIS');

/** Fails at once while Redis is gone. For limits and presence, which have something to fall back on. */
export const IMPATIENT_REDIS = Symbol('IMPATIENT_REDIS');

/** Milliseconds until an impatient command gives up. */
const COMMAND_TIMEOUT = 1_000;

const retryStrategy = (attempt: number): number => Math.min(attempt * 100, 1_000);

function connect(url: string, options: object): Redis {
  const logger = new Logger('Redis');
  const redis = new Redis(url, { retryStrategy, ...options });
  let lastProblem = '';
  redis.on('error', (error: Error) => {
    // It is tried again several times a second; one line tells as much as a thousand.
    if (error.message !== lastProblem) logger.warn(`Redis: ${error.message}`);
    lastProblem = error.message;
  });
  redis.on('ready', () => (lastProblem = ''));
  return redis;
}

@Global()
@Module({
  providers: [
    {
      provide: PATIENT_REDIS,
      inject: [Environment],
      useFactory: (environment: Environment) =>
        connect(environment.REDIS_URL, { maxRetriesPerRequest: null }),
    },
    {
      provide: IMPATIENT_REDIS,
      inject: [Environment],
      useFactory: (environment: Environment) =>
        connect(environment.REDIS_URL, {
          enableOfflineQueue: false,
          maxRetriesPerRequest: 0,
          commandTimeout: COMMAND_TIMEOUT,
        }),
    },
  ],
  exports: [PATIENT_REDIS, IMPATIENT_REDIS],
})
export class RedisModule implements OnApplicationShutdown {
  constructor(
    @Inject(PATIENT_REDIS) private readonly patient: Redis,
    @Inject(IMPATIENT_REDIS) private readonly impatient: Redis,
  ) {}

  onApplicationShutdown(): void {
    this.patient.disconnect();
    this.impatient.disconnect();
  }
}
