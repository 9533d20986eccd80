/** An answer that nobody may see. What was shown of it has to be taken back. */
export class AnswerBlockedError extends Error {
  override readonly name = 'AnswerBlockedError';

  constructor(readonly reason: 'moderation' | 'secret') {
    super(`the answer was blocked: ${reason}`);
  }
}
