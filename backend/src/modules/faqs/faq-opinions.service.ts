import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { FaqOpinionsRepository } from './faq-opinions.repository';
import { FaqDeletionBegun } from './faqs.events';

/** What readers say of FAQs. */
@Injectable()
export class FaqOpinionsService {
  constructor(
    private readonly opinions: FaqOpinionsRepository,
    private readonly events: EventEmitter2,
  ) {}

  /** Whoever counts them is told first: once they are gone, nobody can say when they were given. */
  async deleteAllOn(faq: string): Promise<void> {
    await this.events.emitAsync(FaqDeletionBegun.event, new FaqDeletionBegun(faq));
    await this.opinions.deleteAllOn(faq);
  }
}
