import { Module } from '@nestjs/common';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { ConfigModule } from '../config/config.module';
import { DatabaseModule } from '../platform/database/database.module';
import { MetricsModule } from '../platform/health/metrics.module';
import { LoggingModule } from '../platform/logging/logging.module';
import { QueueModule } from '../platform/queue/queue.module';
import { RealtimeModule } from '../platform/realtime/realtime.module';
import { RedisModule } from '../platform/redis/redis.module';

/** What both processes stand on. */
@Module({
  imports: [
    ConfigModule,
    LoggingModule,
    MetricsModule,
    DatabaseModule,
    RedisModule,
    QueueModule,
    RealtimeModule,
    EventEmitterModule.forRoot(),
  ],
})
export class PlatformModule {}
