import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { ConversationsModule } from '../conversations/conversations.module';
import { FaqsModule } from '../faqs/faqs.module';
import { MessagesModule } from '../messages/messages.module';
import { SettingsModule } from '../settings/settings.module';
import { AiHealthService } from './ai-health.service';
import { AiModule } from './ai.module';
import { AiProvidersModule } from './ai-providers.module';
import { AssistLimit } from './assist/assist-limit';
import { AssistController } from './assist/assist.controller';
import { AssistService } from './assist/assist.service';
import { FaqDraftsService } from './faq-drafts.service';
import { PlaygroundService } from './preview/playground.service';
import { PreviewController } from './preview/preview.controller';
import { PreviewService } from './preview/preview.service';
import { AiStatusController } from './status/ai-status.controller';
import { AiStatusService } from './status/ai-status.service';
import { FailedJobsController } from './status/failed-jobs.controller';
import { FailedJobsService } from './status/failed-jobs.service';
import { FailedWork } from './status/failed-work';
import { AgentHelpModule } from './summary/agent-help.module';
import { FaqImpactService } from './trials/faq-impact.service';
import { FaqTrialsController } from './trials/faq-trials.controller';
import { SimilarFaqsService } from './trials/similar-faqs.service';

/** The half of the assistant that people call over HTTP. No processor is in it: jobs are for workers. */
@Module({
  imports: [
    AuditModule,
    FaqsModule,
    AiModule,
    AiProvidersModule,
    AgentHelpModule,
    ConversationsModule,
    MessagesModule,
    SettingsModule,
  ],
  controllers: [
    PreviewController,
    AiStatusController,
    FailedJobsController,
    AssistController,
    FaqTrialsController,
  ],
  providers: [
    AiHealthService,
    PreviewService,
    PlaygroundService,
    AiStatusService,
    FailedJobsService,
    FailedWork,
    AssistService,
    AssistLimit,
    FaqDraftsService,
    SimilarFaqsService,
    FaqImpactService,
  ],
  exports: [AiHealthService, FaqDraftsService],
})
export class AiApiModule {}
