import { Injectable } from '@nestjs/common';
import { Environment } from '../../../config/environment';
import type { ReplyEvent, ReplyRequest } from '../providers/ai-provider';
import { moderateText } from '../providers/embedded/moderator';
import { gateAnswer } from './answer-gate';

/** What an answer has to pass before anybody sees it. */
@Injectable()
export class OutputGates {
  readonly areClosed: boolean = true;

  constructor(private readonly environment: Environment) {}

  guard(events: AsyncIterable<ReplyEvent>, request: ReplyRequest): AsyncIterable<ReplyEvent> {
    return gateAnswer(events, request, {
      linkHosts: this.environment.AI_LINK_HOSTS,
      isUnfit: (text) => moderateText(text).blocked,
    });
  }
}
