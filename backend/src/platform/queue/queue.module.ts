import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { Environment } from '../../config/environment';

/** Connection of the queues. Which exist, and what their jobs are, the features say. */
@Module({
  imports: [
    BullModule.forRootAsync({
      inject: [Environment],
      useFactory: (environment: Environment) => ({
        connection: { url: environment.REDIS_URL, maxRetriesPerRequest: null },
      }),
    }),
  ],
})
export class QueueModule {}
