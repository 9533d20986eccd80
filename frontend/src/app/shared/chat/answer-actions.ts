import { Injectable, inject } from '@angular/core';
import type { FeedbackRating, MessageChanges } from '@switchboard/contracts';
import { toApiError } from '../../core/http/api-error';
import { ChatApi } from './chat.api';
import { ChatStore } from './chat.store';
import { applyChanges, mergeLaterPage } from './message-timeline';

/** What a reader does about the assistant's answers in the open conversation. */
@Injectable()
export class AnswerActions {
  private readonly api = inject(ChatApi);
  private readonly chat = inject(ChatStore);
  /** What the server is known to hold, by message. */
  private readonly held = new Map<string, FeedbackRating | null>();
  private lastRating: Promise<unknown> = Promise.resolve();

  /** Is shown at once, and taken back when the server refuses; then rejects. */
  async rate(messageId: string, rating: FeedbackRating): Promise<void> {
    const id = this.chat.id();
    const before = this.message(messageId)?.feedback ?? null;
    if (!id || before === rating) return;
    if (!this.held.has(messageId)) this.held.set(messageId, before);
    this.change(id, messageId, { feedback: rating });
    // One after another: who changes their mind must not be overtaken by their first thought.
    const told = this.lastRating.then(() => this.api.rateAnswer(id, messageId, rating));
    this.lastRating = told.catch(() => undefined);
    try {
      await told;
      this.held.set(messageId, rating);
    } catch (cause) {
      const isStillShown = this.message(messageId)?.feedback === rating;
      if (isStillShown) this.change(id, messageId, { feedback: this.held.get(messageId) ?? null });
      throw cause;
    }
  }

  /** Asks the question again whose answer failed. */
  async retry(messageId: string): Promise<void> {
    const id = this.chat.id();
    const question = this.message(messageId);
    if (!id || !question?.answerFailure) return;
    const { answerFailure, seq } = question;
    this.change(id, messageId, { answerFailure: null });
    this.chat.typing.startAssistant();
    try {
      await this.api.retryAnswer(id, messageId);
    } catch (cause) {
      this.chat.typing.stopAssistant();
      this.change(id, messageId, { answerFailure });
      // It has been asked again already, or is a person's to answer: what is shown is not what is.
      if (toApiError(cause).code === 'CONFLICT') await this.reread(id, seq);
      throw cause;
    }
  }

  private async reread(conversationId: string, seq: number): Promise<void> {
    const page = await this.api.messages(conversationId, { afterSeq: seq - 1, limit: 1 });
    if (this.chat.id() === conversationId) this.chat.change((line) => mergeLaterPage(line, page, seq - 1));
  }

  private message(id: string) {
    return this.chat.timeline().messages.find(({ _id }) => _id === id);
  }

  private change(conversationId: string, messageId: string, changes: MessageChanges): void {
    if (this.chat.id() === conversationId) this.chat.change((line) => applyChanges(line, messageId, changes));
  }
}
