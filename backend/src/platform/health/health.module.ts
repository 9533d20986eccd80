import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HealthController } from './health.controller';
import { HealthService } from './health.service';
import { MetricsController } from './metrics.controller';
import { MetricsModule } from './metrics.module';
import { StoreProbe } from './store-probe';

@Module({
  imports: [TerminusModule.forRoot({ logger: false }), MetricsModule],
  controllers: [HealthController, MetricsController],
  providers: [HealthService, StoreProbe],
  exports: [HealthService, StoreProbe],
})
export class HealthModule {}
