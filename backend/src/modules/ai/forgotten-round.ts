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

  /**
   * Reads the next ones that nobody has touched since `before`; all of them when they are no more than `limit`.
   * @returns their ids; each counts as gone past when it is taken
   */
  async next(before: Date, limit: number): Promise<Iterable<Types.ObjectId>> {
    const rest = this.after
      ? await this.messages.findForgotten(this.task, this.until ?? before, limit, this.after)
      : [];
    const room = limit - rest.length;
    const begun = room ? await this.messages.findForgotten(this.task, before, room) : [];
    return this.goPast(rest, begun, before, begun.length < room);
  }

  /** Before each is worked on: what throws is not where the next sweep stops again. */
  private *goPast(
    rest: readonly ForgottenMessage[],
    begun: readonly ForgottenMessage[],
    before: Date,
    isEnd: boolean,
  ): Generator<Types.ObjectId> {
    for (const message of rest) {
      this.after = message;
      yield message._id;
    }
    for (const message of begun) {
      this.after = message;
      this.until = before;
      yield message._id;
    }
    if (isEnd) this.after = undefined;
  }
}
