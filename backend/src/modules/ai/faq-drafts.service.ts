import { Inject, Injectable } from '@nestjs/common';
import type { FaqDraft } from '@switchboard/contracts';
import type { Principal } from '../../platform/security/access.decorators';
import { AssistLimit } from './assist/assist-limit';
import { nothingToDraftFrom } from './assist/assist.errors';
import { AI_PROVIDER, type AiProvider, type Transcript } from './providers/ai-provider';

/** FAQs drafted from what was said. Stores nothing. */
@Injectable()
export class FaqDraftsService {
  constructor(
    private readonly limit: AssistLimit,
    @Inject(AI_PROVIDER) private readonly provider: AiProvider,
  ) {}

  /**
   * @param transcript what everybody in a conversation saw, oldest first
   * @throws DomainError CONFLICT when nothing in it answers anything; RATE_LIMITED, DEPENDENCY_UNAVAILABLE
   */
  async draft({ _id }: Pick<Principal, '_id'>, transcript: Transcript): Promise<FaqDraft> {
    const { value } = await this.limit.attend(_id, (signal) => this.provider.draftFaq(transcript, signal));
    if (value.question.trim() === '' || value.answer.trim() === '') throw nothingToDraftFrom();
    return value;
  }
}
