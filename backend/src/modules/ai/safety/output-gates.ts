import { Inject, Injectable } from '@nestjs/common';
import { SettingsService } from '../../settings/settings.service';
import type { CurrentSettings } from '../../settings/settings.types';
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

  constructor(@Inject(SettingsService) private readonly settings: CurrentSettings) {}

  /** A text that a model wrote for staff: plain, and without links that lead elsewhere. */
  clean(text: string): string {
    const rules = { hosts: this.settings.current.assistant.linkHosts, sources: '' };
    return removeForeignLinks(removeMarkup(stripInvisible(text)), rules).trim();
  }

  guard(events: AsyncIterable<ReplyEvent>, request: ReplyRequest): AsyncIterable<ReplyEvent> {
    const { assistant, moderation } = this.settings.current;
    // Customers may be let swear; the assistant never.
    const level = moderation.level === 'lenient' ? 'standard' : moderation.level;
    return gateAnswer(events, request, {
      linkHosts: assistant.linkHosts,
      isUnfit: (text) => moderateText(text, level).blocked,
    });
  }
}
