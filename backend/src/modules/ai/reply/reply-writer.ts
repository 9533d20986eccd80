import { Inject, Injectable } from '@nestjs/common';
import type { Sentiment } from '@switchboard/contracts';
import { knowsOfIgnorance, type Conversation } from '../../conversations/conversations.types';
import { AnswersService, type Answer } from '../../messages/answers.service';
import { MessageStages } from '../../messages/message-stages.service';
import { MessagePublisher } from '../../messages/message-publisher.service';
import { sentAt, type Message } from '../../messages/messages.types';
import { AI_PROVIDER, type AiProvider, type HistoryMessage } from '../providers/ai-provider';
import { AnswerStream } from './answer-stream';
import { ReplyContext } from './reply-context.service';

export interface WrittenAnswer {
  answer: Answer;
  /** Of the question. */
  sentiment: Sentiment;
  /** Nothing of it was shown, and nothing should be: the customer waits for a person and has heard it before. */
  isUnwanted: boolean;
}

/** Milliseconds. Later than that a question is answered because somebody asked for it anew, and its wait tells nothing. */
const WAITS_AT_MOST = 600_000;

/** Has the provider write an answer, and shows it while it is being written. */
@Injectable()
export class ReplyWriter {
  constructor(
    private readonly context: ReplyContext,
    private readonly answers: AnswersService,
    private readonly publisher: MessagePublisher,
    private readonly stages: MessageStages,
    @Inject(AI_PROVIDER) private readonly provider: AiProvider,
  ) {}

  /** @throws what the provider throws, and the signal's reason */
  async write(
    question: Message,
    conversation: Conversation,
    history: HistoryMessage[],
    signal: AbortSignal,
  ): Promise<WrittenAnswer> {
    const begunAt = Date.now();
    const { request, retrieval } = await this.context.requestFor(question, conversation, history, signal);
    const preparedAt = Date.now();
    // Whoever waits for a person is told once that the assistant does not know, not every time.
    const wasToldAlready = knowsOfIgnorance(conversation);
    const isHeldBack = wasToldAlready && request.decision !== 'answer';
    if (!isHeldBack) this.publisher.assistantIsTyping(String(conversation._id));
    const stream = new AnswerStream(this.publisher, question, String(this.answers.answerIdOf(question)), {
      isHeldBack,
      onFirstPiece: () => this.stages.reached('first_token', question),
    });
    const { text, provider, end, figures, paused } = await stream.run(this.provider, request, signal);
    const saysUnknown = end.outcome === 'unknown';
    return {
      answer: {
        content: text,
        saysUnknown,
        isDegraded: provider !== this.provider.name,
        citations: end.citations,
        metadata: {
          ...figures,
          confidence: retrieval.confidence,
          ...timingsOf(question, begunAt, preparedAt, (figures.processingTime ?? 0) - paused),
        },
      },
      sentiment: request.sentiment,
      isUnwanted: saysUnknown && wasToldAlready,
    };
  }
}

/** Delivery follows when the answer is shown. */
function timingsOf(
  question: Message,
  begunAt: number,
  preparedAt: number,
  model: number,
): Pick<Answer['metadata'], 'timings'> {
  const queue = Math.max(0, begunAt - sentAt(question).getTime());
  return queue > WAITS_AT_MOST ? {} : { timings: { queue, retrieval: preparedAt - begunAt, model } };
}
