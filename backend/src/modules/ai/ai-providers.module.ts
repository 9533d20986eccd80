import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { Environment } from '../../config/environment';
import { MetricsService } from '../../platform/health/metrics.service';
import { FaqsModule } from '../faqs/faqs.module';
import { SettingsModule } from '../settings/settings.module';
import { SettingsService } from '../settings/settings.service';
import { EMBEDDER } from './knowledge/embedder';
import { FaqRetriever } from './knowledge/faq-retriever';
import { FaqVectors, FaqVectorsSchema } from './knowledge/faq-vectors.schema';
import { FaqVectorsStore } from './knowledge/faq-vectors.store';
import { AI_PROVIDER, EACH_PROVIDER } from './providers/ai-provider';
import { EmbeddedProvider } from './providers/embedded/embedded.provider';
import { OPENAI_SERVICE, openAiServiceIfConfigured } from './providers/openai-service';
import type { OpenAiService } from './providers/openai/openai.factory';
import { ProviderChain } from './providers/provider-chain';
import { ProviderHealth } from './providers/provider-health';
import { QuestionLikenessService } from './question-likeness.service';
import { ReplyRequests } from './reply/reply-requests';
import { OutputGates } from './safety/output-gates';
import { AiUsage, AiUsageSchema } from './usage/ai-usage.schema';
import { SpendingService } from './spending.service';
import { UsageLedger } from './usage/usage-ledger';

/** What can be asked of an AI, in either process: workers by jobs, the API when somebody waits for it at a screen. */
@Module({
  imports: [
    FaqsModule,
    SettingsModule,
    MongooseModule.forFeature([
      { name: AiUsage.name, schema: AiUsageSchema },
      { name: FaqVectors.name, schema: FaqVectorsSchema },
    ]),
  ],
  providers: [
    EmbeddedProvider,
    OutputGates,
    UsageLedger,
    SpendingService,
    ProviderHealth,
    FaqVectorsStore,
    FaqRetriever,
    ReplyRequests,
    QuestionLikenessService,
    {
      provide: OPENAI_SERVICE,
      inject: [Environment, SettingsService, UsageLedger, MetricsService, ProviderHealth],
      useFactory: openAiServiceIfConfigured,
    },
    {
      provide: AI_PROVIDER,
      inject: [OPENAI_SERVICE, EmbeddedProvider, OutputGates, SettingsService],
      useFactory: (
        service: OpenAiService | null,
        embedded: EmbeddedProvider,
        gates: OutputGates,
        settings: SettingsService,
      ) => new ProviderChain(service?.provider ?? null, embedded, gates, settings),
    },
    { provide: EACH_PROVIDER, inject: [AI_PROVIDER], useFactory: ({ alone }: ProviderChain) => alone },
    {
      provide: EMBEDDER,
      inject: [OPENAI_SERVICE],
      useFactory: (service: OpenAiService | null) => service?.embedder ?? null,
    },
  ],
  exports: [
    AI_PROVIDER,
    EACH_PROVIDER,
    EmbeddedProvider,
    FaqRetriever,
    ReplyRequests,
    QuestionLikenessService,
    ProviderHealth,
    UsageLedger,
    SpendingService,
  ],
})
export class AiProvidersModule {}
