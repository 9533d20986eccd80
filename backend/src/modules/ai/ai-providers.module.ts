import { Module } from '@nestjs/common';
import { FaqsModule } from '../faqs/faqs.module';
import { AI_PROVIDER } from './providers/ai-provider';
import { EmbeddedProvider } from './providers/embedded/embedded.provider';
import { FaqRetriever } from './reply/faq-retriever';

/** What can be asked of an AI, in either process: workers by jobs, the API when somebody waits for it at a screen. */
@Module({
  imports: [FaqsModule],
  providers: [EmbeddedProvider, { provide: AI_PROVIDER, useExisting: EmbeddedProvider }, FaqRetriever],
  exports: [EmbeddedProvider, AI_PROVIDER, FaqRetriever],
})
export class AiProvidersModule {}
