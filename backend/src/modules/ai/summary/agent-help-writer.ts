import { Inject, Injectable } from '@nestjs/common';
import { CannedRepliesService } from '../../canned-replies/canned-replies.service';
import type { Conversation } from '../../conversations/conversations.types';
import { MessagesService } from '../../messages/messages.service';
import { UsersService } from '../../users/users.service';
import { AI_PROVIDER, type AiProvider, type Transcript } from '../providers/ai-provider';
import { nearestCannedReplies } from '../providers/embedded/canned-ranking';
import { toHistory } from '../transcript';
import { FaqRetriever } from '../knowledge/faq-retriever';

/** Messages that are read, the newest: what was said long before is seldom what an agent needs. */
const TRANSCRIPT_LENGTH = 60;

/** A conversation as it was at the message `seq`. */
export interface TranscriptAt {
  transcript: Transcript;
  /** 0 while nothing was said. */
  seq: number;
}

/** Gathers what help for agents is made from, and has the provider make it. */
@Injectable()
export class AgentHelpWriter {
  constructor(
    private readonly messages: MessagesService,
    private readonly users: UsersService,
    private readonly cannedReplies: CannedRepliesService,
    private readonly retriever: FaqRetriever,
    @Inject(AI_PROVIDER) private readonly provider: AiProvider,
  ) {}

  /** What everybody can see of the conversation, without notes and without lines of Switchboard's own. */
  async read({ _id }: Pick<Conversation, '_id'>): Promise<TranscriptAt> {
    const messages = await this.messages.newestPassed(_id, TRANSCRIPT_LENGTH);
    return { transcript: messages.map(toHistory), seq: messages.at(-1)?.seq ?? 0 };
  }

  async summarise({ transcript }: TranscriptAt, signal: AbortSignal): Promise<string> {
    return (await this.provider.summarise(transcript, signal)).value;
  }

  async suggestReplies(
    { transcript }: TranscriptAt,
    conversation: Conversation,
    signal: AbortSignal,
  ): Promise<string[]> {
    const customer = await this.users.findById(String(conversation.user));
    const asked = transcript.findLastIndex(({ role }) => role === 'customer');
    const question = transcript[asked]?.content ?? '';
    const before = transcript.slice(0, Math.max(0, asked));
    const { knowledge } = await this.retriever.retrieve(question, before, signal);
    const request = {
      transcript,
      knowledge,
      cannedReplies: nearestCannedReplies(await this.cannedReplies.list(), question),
      customerName: customer?.name ?? '',
    };
    return (await this.provider.suggestReplies(request, signal)).value;
  }
}
