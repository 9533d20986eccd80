import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { Environment } from '../../config/environment';
import { QUEUE_NAMES } from '../../config/queue-names';
import { ConversationsModule } from '../conversations/conversations.module';
import { MessagesModule } from '../messages/messages.module';
import { AiListener } from './ai.listener';
import { AiProducer } from './ai.producer';
import { QueueMetrics } from './queue-metrics';

/** The half of the assistant that both processes have: it queues jobs, and works on none. */
@Module({
  imports: [
    ...QUEUE_NAMES.map((name) =>
      BullModule.registerQueueAsync({
        name,
        inject: [Environment],
        useFactory: ({ REDIS_URL }: Environment) => ({
          // Whoever adds a job is told at once that Redis is gone.
          connection: { url: REDIS_URL, enableOfflineQueue: false, maxRetriesPerRequest: 0 },
        }),
      }),
    ),
    ConversationsModule,
    MessagesModule,
  ],
  providers: [AiProducer, AiListener, QueueMetrics],
  exports: [AiProducer],
})
export class AiModule {}
