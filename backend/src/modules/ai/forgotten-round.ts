import type { Types } from 'mongoose';
import type { MessagesService } from '../messages/messages.service';
import type { ForgottenMessage, MessageTask } from '../messages/messages.types';

/**
 * Round and round through the messages that have a task and were left alone. Work that waits in its queue, or fails each
 * time, is left alone too: who always began at the oldest would, with enough of that, never come to what was lost.
 */
export class ForgottenRound {
  /** Gone past already. */
  private after: ForgottenMessage | undefined;
  /** What comes up later is the next round's, so that one ends however much is added. */
  private until: Date | undefined;

  constructor(
    private readonly messages: MessagesService,
    private readonly task: MessageTask,
  ) {}

  /** The next ones that nobody has touched since `before`; all of them when they are no more than `limit`. */
  async *next(before: Date, limit: number): AsyncGenerator<Types.ObjectId> {
    const rest = this.after
      ? await this.messages.findForgotten(this.task, this.until ?? before, limit, this.after)
      : [];
    yield* this.past(rest);
    if (rest.length === limit) return;
    this.until = before;
    const begun = await this.messages.findForgotten(this.task, before, limit - rest.length);
    yield* this.past(begun);
    if (begun.length < limit - rest.length) this.after = undefined;
  }

  private *past(found: readonly ForgottenMessage[]): Generator<Types.ObjectId> {
    for (const message of found) {
      // Before it is worked on: what throws is not where the next one stops again.
      this.after = message;
      yield message._id;
    }
  }
}
