import { Inject, Injectable } from '@nestjs/common';
import type {
  ConversationHelp,
  FaqDraft,
  RewriteRequest,
  TranslateRequest,
  WritingHelp,
} from '@switchboard/contracts';
import type { Principal } from '../../../platform/security/access.decorators';
import { ConversationHelpService } from '../../conversations/conversation-help.service';
import { ConversationsService } from '../../conversations/conversations.service';
import { AssistLimit } from './assist-limit';
import { nothingSaidYet, nothingToDraftFrom } from './assist.errors';
import { FaqDraftsService } from '../faq-drafts.service';
import { AI_PROVIDER, type AiProvider, type Written } from '../providers/ai-provider';
import { AgentHelpWriter } from '../summary/agent-help-writer';

/** What staff ask of the assistant while they look at the screen: made at once, in this process. */
@Injectable()
export class AssistService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly help: ConversationHelpService,
    private readonly writer: AgentHelpWriter,
    private readonly limit: AssistLimit,
    private readonly drafts: FaqDraftsService,
    @Inject(AI_PROVIDER) private readonly provider: AiProvider,
  ) {}

  /**
   * A summary and suggestions of the conversation as it is now: stored, and told to staff.
   * @throws DomainError CONVERSATION_NOT_FOUND, CONFLICT when it is empty
   */
  async helpWith(principal: Principal, conversationId: string): Promise<ConversationHelp> {
    const conversation = await this.conversations.getFor(principal, conversationId);
    const read = await this.writer.read(conversation);
    if (read.seq === 0) throw nothingSaidYet();
    const [summary, suggestions] = await this.limit.attend(principal._id, (signal) =>
      Promise.all([
        this.writer.summarise(read, signal),
        this.writer.suggestReplies(read, conversation, signal),
      ]),
    );
    const { seq } = read;
    await this.help.recordSummary(conversation._id, { value: summary, seq, isAsked: true });
    await this.help.recordSuggestions(conversation._id, { value: suggestions, seq, isAsked: true });
    return { summary, suggestions };
  }

  async rewrite(principal: Principal, request: RewriteRequest): Promise<WritingHelp> {
    return toWritingHelp(
      await this.limit.attend(principal._id, (signal) => this.provider.rewrite(request, signal)),
    );
  }

  /** @throws DomainError DEPENDENCY_UNAVAILABLE without a language model */
  async translate(principal: Principal, { text, language }: TranslateRequest): Promise<WritingHelp> {
    const [canonical = language] = Intl.getCanonicalLocales(language);
    const request = { text, language: canonical };
    return toWritingHelp(
      await this.limit.attend(principal._id, (signal) => this.provider.translate(request, signal)),
    );
  }

  /** Stores nothing. @throws DomainError CONVERSATION_NOT_FOUND, CONFLICT when nothing in it answers anything */
  async draftFaq(principal: Principal, conversationId: string): Promise<FaqDraft> {
    const conversation = await this.conversations.getFor(principal, conversationId);
    const { transcript } = await this.writer.read(conversation);
    const isAnswered =
      transcript.some(({ role }) => role === 'customer') &&
      transcript.some(({ role }) => role !== 'customer');
    if (!isAnswered) throw nothingToDraftFrom();
    return this.drafts.draft(principal, transcript);
  }
}

function toWritingHelp({ value, provider, model }: Written<string>): WritingHelp {
  return { text: value, provider, model };
}
