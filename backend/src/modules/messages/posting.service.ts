import { Injectable } from '@nestjs/common';
import { isStaff, type SendMessageRequest, type SentMessage } from '@switchboard/contracts';
import type { Principal } from '../../platform/security/access.decorators';
import { MessageWaiter, type Waiter } from './message-waiter';
import { reasonsFor } from './message.mapper';
import type { Message } from './message.schema';
import { messageBlocked } from './messages.errors';
import { MessagesService } from './messages.service';
import { SendingService, type StoredMessage } from './sending.service';

/** Milliseconds that a request waits for moderation's verdict. */
const VERDICT_PATIENCE = 5_000;

export interface PostedMessage {
  status: 200 | 201 | 202;
  sent: SentMessage;
}

/** Sending over HTTP: the answer waits for the verdict and, when asked to, for the assistant. */
@Injectable()
export class PostingService {
  constructor(
    private readonly sending: SendingService,
    private readonly messages: MessagesService,
    private readonly waiter: MessageWaiter,
  ) {}

  /**
   * @param answerPatience seconds to wait for the assistant's answer; 0 for not at all
   * @throws DomainError MESSAGE_BLOCKED and those of {@link SendingService.send}
   */
  async post(
    principal: Principal,
    conversationId: string,
    request: SendMessageRequest,
    answerPatience: number,
  ): Promise<PostedMessage> {
    const started = Date.now();
    let messageId: string | undefined;
    const waiter = this.waiter.register(() => messageId);
    try {
      const stored = await this.sending.send(principal, conversationId, request, (id) => (messageId = id));
      messageId = String(stored.message._id);
      const decided = await waiter.until(() => this.verdictOn(stored), started + VERDICT_PATIENCE);
      if (!decided) return await this.reply(principal, stored.message, null, 202);
      if (decided.moderation === 'blocked') throw messageBlocked(reasonsFor(decided));
      const answer = answerPatience
        ? await this.waitForAnswer(waiter, decided, started + answerPatience * 1_000)
        : null;
      const message = answerPatience ? ((await this.messages.find(decided._id)) ?? decided) : decided;
      return await this.reply(principal, message, answer, stored.isRepeat ? 200 : 201);
    } finally {
      waiter.close();
    }
  }

  private async verdictOn({ message }: StoredMessage): Promise<Message | undefined> {
    if (message.moderation !== 'pending') return message;
    const current = await this.messages.find(message._id);
    return current && current.moderation !== 'pending' ? current : undefined;
  }

  /** The answer, once it and the question carry their sentiment; null when there will be none or it is late. */
  private async waitForAnswer(waiter: Waiter, question: Message, deadline: number): Promise<Message | null> {
    const complete = await waiter.until(async () => {
      const current = await this.messages.find(question._id);
      if (!current) return { answer: null };
      const answer = await this.messages.findAnswerTo(question._id);
      const isOpen = current.tasks.includes('reply') || current.tasks.includes('announce');
      if (!answer) return isOpen ? undefined : { answer: null };
      const hasSentiments = [current, answer].every(({ metadata }) => metadata.sentiment);
      return hasSentiments ? { answer } : undefined;
    }, deadline);
    return complete ? complete.answer : this.messages.findAnswerTo(question._id);
  }

  private async reply(
    principal: Principal,
    message: Message,
    answer: Message | null,
    status: PostedMessage['status'],
  ): Promise<PostedMessage> {
    const withFlags = isStaff(principal.role);
    const shown = answer ? [message, answer] : [message];
    const [userMessage, aiMessage = null] = await this.messages.viewsFor(
      message.conversation,
      shown,
      withFlags,
    );
    if (!userMessage) throw new Error('a stored message has no view');
    return { status, sent: { userMessage, aiMessage } };
  }
}
