import { Processor } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import { Environment } from '../../../config/environment';
import { MetricsService } from '../../../platform/health/metrics.service';
import { MessagesService } from '../../messages/messages.service';
import { SettlementService } from '../../messages/settlement.service';
import { AI_PROVIDER, type AiProvider } from '../providers/ai-provider';
import { AgentHelpService } from '../summary/agent-help.service';
import { AiProcessor, WORKER_OPTIONS, type JobHandlers } from './ai.processor';

/** Earlier messages of the same person that a sentiment is read in the light of. */
const EARLIER_MESSAGES = 5;

/** What can be found out about a message beside the answer to it, and what helps agents to answer. */
@Processor('ai.insight', WORKER_OPTIONS)
export class InsightProcessor extends AiProcessor<'ai.insight'> {
  protected readonly handlers: JobHandlers<'ai.insight'> = {
    sentiment: async ({ payload: { messageId }, signal }) => {
      const message = await this.messages.find(messageId);
      if (!message?.tasks.includes('sentiment')) return null;
      const earlier = await this.messages.earlierTextsOf(message, EARLIER_MESSAGES);
      const author = message.senderType === 'user' ? 'customer' : 'assistant';
      const sentiment = await this.provider.analyseSentiment(
        { text: message.content, earlier, author },
        signal,
      );
      await this.settlement.setSentiment(messageId, sentiment);
      return sentiment;
    },
    category: async ({ payload: { messageId }, signal }) => {
      const message = await this.messages.find(messageId);
      if (!message?.tasks.includes('category')) return null;
      const category = await this.provider.categorise(message.content, signal);
      await this.settlement.setCategory(messageId, category);
      return category;
    },
    summary: ({ payload: { messageId }, signal }) => this.agentHelp.summarise(messageId, signal),
    'smart-reply': ({ payload: { messageId }, signal }) => this.agentHelp.suggestReplies(messageId, signal),
  };

  constructor(
    environment: Environment,
    metrics: MetricsService,
    private readonly messages: MessagesService,
    private readonly settlement: SettlementService,
    @Inject(AI_PROVIDER) private readonly provider: AiProvider,
    private readonly agentHelp: AgentHelpService,
  ) {
    super(environment, metrics);
  }
}
