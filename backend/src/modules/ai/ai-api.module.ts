import { Module } from '@nestjs/common';
import { AiModule } from './ai.module';
import { AiProvidersModule } from './ai-providers.module';
import { PreviewController } from './preview/preview.controller';
import { PreviewService } from './preview/preview.service';
import { AiStatusController } from './status/ai-status.controller';
import { AiStatusService } from './status/ai-status.service';

/** What people may ask of the assistant over HTTP. No processor is in it. */
@Module({
  imports: [AiModule, AiProvidersModule],
  controllers: [PreviewController, AiStatusController],
  providers: [PreviewService, AiStatusService],
})
export class AiApiModule {}
