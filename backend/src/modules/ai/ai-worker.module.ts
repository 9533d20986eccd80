import { Module } from '@nestjs/common';
import { ConversationsModule } from '../conversations/conversations.module';
import { FaqsModule } from '../faqs/faqs.module';
import { MessagesModule } from '../messages/messages.module';
import { SettingsModule } from '../settings/settings.module';
import { UsersModule } from '../users/users.module';
import { AiModule } from './ai.module';
import { AiProvidersModule } from './ai-providers.module';
import { JobRegistry } from './job-registry';
import { InsightProcessor } from './processors/insight.processor';
import { ModerationProcessor } from './processors/moderation.processor';
import { ReplyProcessor } from './processors/reply.processor';
import { FaqUsageListener } from './reply/faq-usage.listener';
import { HandoverPolicy } from './reply/handover-policy';
import { ReplyContext } from './reply/reply-context.service';
import { ReplyInterruptions } from './reply/reply-interruptions';
import { ReplyWriter } from './reply/reply-writer';
import { ReplyService } from './reply/reply.service';
import { AgentHelpModule } from './summary/agent-help.module';
import { AgentHelpService } from './summary/agent-help.service';
import { SweeperService } from './sweeper.service';

/** The half of the assistant that works. For the worker's composition alone: a processor starts a worker wherever it is a provider. */
@Module({
  imports: [
    AiModule,
    AiProvidersModule,
    AgentHelpModule,
    ConversationsModule,
    MessagesModule,
    FaqsModule,
    SettingsModule,
    UsersModule,
  ],
  providers: [
    FaqUsageListener,
    ReplyInterruptions,
    ReplyContext,
    ReplyWriter,
    HandoverPolicy,
    ReplyService,
    AgentHelpService,
    SweeperService,
    JobRegistry,
    ModerationProcessor,
    ReplyProcessor,
    InsightProcessor,
  ],
})
export class AiWorkerModule {}
