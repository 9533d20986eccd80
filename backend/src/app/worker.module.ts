import { Module } from '@nestjs/common';
import { AiWorkerModule } from '../modules/ai/ai-worker.module';
import { GapsModule } from '../modules/analytics/gaps.module';
import { RollupsModule } from '../modules/analytics/rollups.module';
import { NotificationsModule } from '../modules/notifications/notifications.module';
import { ReportsModule } from '../modules/reports/reports.module';
import { HealthService } from '../platform/health/health.service';
import { WorkerHealthServer } from '../platform/health/worker-health.server';
import { ProcessesModule } from '../platform/processes/processes.module';
import { PlatformModule } from './platform.module';

/** The process that works through the queues. */
@Module({
  imports: [
    PlatformModule,
    ProcessesModule.as('worker'),
    AiWorkerModule,
    ReportsModule,
    NotificationsModule,
    RollupsModule,
    GapsModule,
  ],
  providers: [HealthService, WorkerHealthServer],
})
export class WorkerModule {}
