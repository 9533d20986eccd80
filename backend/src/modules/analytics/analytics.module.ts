import { Module } from '@nestjs/common';
import { AiProvidersModule } from '../ai/ai-providers.module';
import { AuditModule } from '../audit/audit.module';
import { ConversationsModule } from '../conversations/conversations.module';
import { FaqsModule } from '../faqs/faqs.module';
import { UsersModule } from '../users/users.module';
import { AnalyticsPeople } from './analytics-people.service';
import { AnalyticsTables } from './analytics-tables.service';
import { AnalyticsController } from './analytics.controller';
import { AnalyticsService } from './analytics.service';
import { DrillDownFile } from './drill-down/drill-down-file.service';
import { DrillDownService } from './drill-down/drill-down.service';
import { RollupsModule } from './rollups.module';

/** For whoever reads figures over HTTP. */
@Module({
  imports: [RollupsModule, AiProvidersModule, AuditModule, ConversationsModule, FaqsModule, UsersModule],
  controllers: [AnalyticsController],
  providers: [AnalyticsService, AnalyticsPeople, AnalyticsTables, DrillDownService, DrillDownFile],
})
export class AnalyticsModule {}
