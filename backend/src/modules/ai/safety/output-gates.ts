import { Injectable } from '@nestjs/common';
import { Environment } from '../../../config/environment';
import type { ReplyEvent, ReplyRequest } from '../providers/ai-provider';
import { moderateText } from '../providers/embedded/moderator';
import { gateAnswer } from './answer-gate';
import { stripInvisible } from './invisible';
import { removeForeignLinks } from './links';
import { removeMarkup } from './markup';

/** What an answer has to pass before anybody sees it. */
@Injectable()
export class OutputGates {
  readonly areClosed: boolean = true;

  constructor(private readonly environment: Environment) {}

  /** A text that a model wrote for staff: plain, and without links that lead elsewhere. */
  clean(text: string): string {
    const rules = { hosts: this.environment.AI_LINK_HOSTS, sources: '' };
    return removeForeignLinks(removeMarkup(stripInvisible(text)), rules).trim();
  }

  guard(events: AsyncIterable<ReplyEvent>, request: ReplyRequest): AsyncIterable<ReplyEvent> {
    return gateAnswer(events, request, {
      linkHosts: this.environment.AI_LINK_HOSTS,
      isUnfit: (text) => moderateText(text).blocked,
    });
  }
}
