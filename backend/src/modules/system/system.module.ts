import { Module } from '@nestjs/common';
import { HealthModule } from '../../platform/health/health.module';
import { AiApiModule } from '../ai/ai-api.module';
import { SystemController } from './system.controller';
import { SystemService } from './system.service';

@Module({
  imports: [HealthModule, AiApiModule],
  controllers: [SystemController],
  providers: [SystemService],
})
export class SystemModule {}
