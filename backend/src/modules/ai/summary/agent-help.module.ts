import { Module } from '@nestjs/common';
import { CannedRepliesModule } from '../../canned-replies/canned-replies.module';
import { MessagesModule } from '../../messages/messages.module';
import { UsersModule } from '../../users/users.module';
import { AiProvidersModule } from '../ai-providers.module';
import { AgentHelpWriter } from './agent-help-writer';

/** Summaries and suggested replies, in either process: made by jobs, and when an agent asks. */
@Module({
  imports: [AiProvidersModule, CannedRepliesModule, MessagesModule, UsersModule],
  providers: [AgentHelpWriter],
  exports: [AgentHelpWriter],
})
export class AgentHelpModule {}
