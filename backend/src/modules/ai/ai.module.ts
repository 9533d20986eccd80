import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { QUEUE_NAMES } from '../../config/queue-names';
import { ConversationsModule } from '../conversations/conversations.module';
import { MessagesModule } from '../messages/messages.module';
import { AiListener } from './ai.listener';
import { AiProducer } from './ai.producer';
import { QueueMetrics } from './queue-metrics';

/** The half of the assistant that both processes have: it queues jobs, and works on none. */
@Module({
  imports: [
    BullModule.registerQueue(...QUEUE_NAMES.map((name) => ({ name }))),
    ConversationsModule,
    MessagesModule,
  ],
  providers: [AiProducer, AiListener, QueueMetrics],
  exports: [AiProducer],
})
export class AiModule {}
