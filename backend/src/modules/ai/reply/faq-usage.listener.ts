import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { FaqsService } from '../../faqs/faqs.service';
import { AnswerShown } from '../../messages/messages.events';

/** An FAQ that an answer rests on was used, once for each answer. */
@Injectable()
export class FaqUsageListener {
  constructor(private readonly faqs: FaqsService) {}

  @OnEvent(AnswerShown.event)
  async recordUse({ citedFaqs }: AnswerShown): Promise<void> {
    await this.faqs.recordUse(citedFaqs);
  }
}
