import { Module } from '@nestjs/common';
import { MessagesModule } from '../messages/messages.module';
import { AiModule } from './ai.module';
import { AiProvidersModule } from './ai-providers.module';
import { FailedJobsController } from './status/failed-jobs.controller';
import { FailedJobsService } from './status/failed-jobs.service';
import { PreviewController } from './preview/preview.controller';
import { PreviewService } from './preview/preview.service';
import { AiStatusController } from './status/ai-status.controller';
import { AiStatusService } from './status/ai-status.service';

/** What people may ask of the assistant over HTTP. No processor is in it. */
@Module({
  imports: [AiModule, AiProvidersModule, MessagesModule],
  controllers: [PreviewController, AiStatusController, FailedJobsController],
  providers: [PreviewService, AiStatusService, FailedJobsService],
})
export class AiApiModule {}
