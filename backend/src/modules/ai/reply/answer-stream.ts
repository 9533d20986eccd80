import type { Answer } from '../../messages/answers.service';
import type { MessagePublisher } from '../../messages/message-publisher.service';
import type { Message } from '../../messages/messages.types';
import type { AiProvider, ReplyEndEvent, ReplyRequest } from '../providers/ai-provider';

export interface FinishedStream {
  text: string;
  end: ReplyEndEvent;
  figures: Answer['metadata'];
}

/** Shows an answer while it is being written, and measures how long that takes. */
export class AnswerStream {
  private text = '';
  private index = 0;
  private readonly startedAt = performance.now();
  private timeToFirstToken: number | undefined;

  /**
   * @param options.isHeldBack nothing is shown before it is known whether the answer is wanted at all
   * @param options.onFirstPiece the first piece has been shown
   */
  constructor(
    private readonly publisher: MessagePublisher,
    private readonly question: Message,
    private readonly answerId: string,
    private readonly options: { isHeldBack: boolean; onFirstPiece: () => void },
  ) {}

  /** @throws the provider's error, or the signal's reason; no piece is shown after the signal was aborted */
  async run(provider: AiProvider, request: ReplyRequest, signal: AbortSignal): Promise<FinishedStream> {
    for await (const event of provider.reply(request, signal)) {
      signal.throwIfAborted();
      if (event.type === 'end')
        return { text: this.text, end: event, figures: this.figures(provider, event) };
      this.append(event.text);
    }
    throw new Error(`the ${provider.name} provider ended its answer without saying how`);
  }

  private append(piece: string): void {
    this.timeToFirstToken ??= this.elapsed();
    this.text += piece;
    if (this.options.isHeldBack) return;
    this.publisher.delta({
      conversationId: String(this.question.conversation),
      messageId: this.answerId,
      replyTo: String(this.question._id),
      index: this.index++,
      text: piece,
    });
    if (this.index === 1) this.options.onFirstPiece();
  }

  private figures(provider: AiProvider, { usage, model, cost }: ReplyEndEvent): Answer['metadata'] {
    return {
      provider: provider.name,
      model,
      cost,
      promptTokens: usage.promptTokens,
      completionTokens: usage.completionTokens,
      processingTime: this.elapsed(),
      timeToFirstToken: this.timeToFirstToken ?? this.elapsed(),
    };
  }

  /** Whole milliseconds since the answer was begun. */
  private elapsed(): number {
    return Math.round(performance.now() - this.startedAt);
  }
}
