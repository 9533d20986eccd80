import type { AiProviderName } from '@switchboard/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../../messages/answers.service';
import type { MessagePublisher } from '../../messages/message-publisher.service';
import type { Message } from '../../messages/messages.types';
import type { AiProvider, ReplyEndEvent, ReplyRequest } from '../providers/ai-provider';
import { wordPieces } from './word-pieces';

/** Milliseconds between two pieces. */
const PACE = 10;

export interface FinishedStream {
  text: string;
  provider: AiProviderName;
  end: ReplyEndEvent;
  figures: Answer['metadata'];
  /** Milliseconds that went into pauses between pieces, while nobody waited for the provider. */
  paused: number;
}

/** Shows an answer while it is being written, and measures how long that takes. */
export class AnswerStream {
  private provider: AiProviderName = 'embedded';
  private text = '';
  private index = 0;
  private readonly startedAt = performance.now();
  private timeToFirstToken: number | undefined;
  private paused = 0;

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
      switch (event.type) {
        case 'start':
          this.begin(event.provider);
          break;
        case 'text':
          await this.append(event.text, signal);
          break;
        case 'end':
          return {
            text: this.text,
            provider: this.provider,
            end: event,
            figures: this.figures(event),
            paused: Math.round(this.paused),
          };
      }
    }
    throw new Error(`the ${provider.name} provider ended its answer without saying how`);
  }

  /** Anew, when another provider has to take over: index 0 tells the browser to drop what it has. */
  private begin(provider: AiProviderName): void {
    this.provider = provider;
    this.text = '';
    this.index = 0;
  }

  /** The gates let whole sentences through; a few words at a time they can be read as they come. */
  private async append(text: string, signal: AbortSignal): Promise<void> {
    this.timeToFirstToken ??= this.elapsed();
    this.text += text;
    if (this.options.isHeldBack) return;
    for (const piece of wordPieces(text)) {
      if (this.index > 0) await this.wait();
      signal.throwIfAborted();
      this.show(piece);
    }
  }

  private async wait(): Promise<void> {
    const since = performance.now();
    await pause(PACE);
    this.paused += performance.now() - since;
  }

  private show(piece: string): void {
    this.publisher.delta({
      conversationId: String(this.question.conversation),
      messageId: this.answerId,
      replyTo: String(this.question._id),
      index: this.index++,
      text: piece,
    });
    if (this.index === 1) this.options.onFirstPiece();
  }

  private figures({ usage, model, cost }: ReplyEndEvent): Answer['metadata'] {
    return {
      provider: this.provider,
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
