import { Injectable } from '@nestjs/common';
import { ConversationFactsService } from '../../conversations/conversation-facts.service';
import { FaqFactsService, type OpinionFacts } from '../../faqs/faq-facts.service';
import { MessageFactsService } from '../../messages/message-facts.service';
import { ReportFactsService } from '../../reports/report-facts.service';
import { GapQuestionsRepository } from '../gaps/gap-questions.repository';
import { QUARTER, startOf } from '../rollups/periods';
import { momentsOf } from './conversation-counts';
import { momentsOfReport } from './other-counts';
import { placesOf, type Place } from './places';

/** Where figures may not be what they were. */
@Injectable()
export class Changes {
  constructor(
    private readonly messages: MessageFactsService,
    private readonly conversations: ConversationFactsService,
    private readonly reports: ReportFactsService,
    private readonly faqs: FaqFactsService,
    private readonly gapQuestions: GapQuestionsRepository,
  ) {}

  /** Where something was written, or has happened, that is different since then. */
  async since(since: Date, now: Date): Promise<Place[]> {
    const [messages, conversations, reports, opinions, gaps] = await Promise.all([
      this.messages.changedSince(since),
      momentsIn(this.conversations.changedSince(since), momentsOf),
      momentsIn(this.reports.changedSince(since), momentsOfReport),
      momentsIn(this.faqs.opinionsChangedSince(since), momentOfOpinion),
      momentsIn(this.gapQuestions.factsOf({ updatedAt: { $gte: since } }), ({ askedAt }) => [askedAt]),
    ]);
    // What was bought is booked at the moment itself, without a trace of when a line was changed.
    const spending = quartersBetween(since, now);
    return [
      ...placesOf('messages', messages),
      ...placesOf('conversations', conversations),
      ...placesOf('reports', reports),
      ...placesOf('opinions', opinions),
      ...placesOf('gaps', gaps),
      ...placesOf('spending', spending),
    ];
  }

  /** Where anything of a conversation is counted. Its gaps' questions have a way out of their own. */
  async ofConversation(conversation: Parameters<typeof momentsOf>[0]): Promise<Place[]> {
    return [
      ...placesOf('messages', await this.messages.quartersOf(conversation._id)),
      ...placesOf('conversations', momentsOf(conversation)),
      ...placesOf('reports', await momentsIn(this.reports.about(conversation._id), momentsOfReport)),
    ];
  }

  /** Where what was said of an FAQ is counted. Its use belongs to the answers that rested on it, and stays. */
  async ofFaq(faq: string): Promise<Place[]> {
    return placesOf('opinions', await momentsIn(this.faqs.opinionsOn(faq), momentOfOpinion));
  }
}

function momentOfOpinion({ createdAt }: OpinionFacts): Date[] {
  return [createdAt];
}

async function momentsIn<Facts>(
  found: AsyncIterable<Facts>,
  momentsOfOne: (facts: Facts) => Date[],
): Promise<Date[]> {
  const moments: Date[] = [];
  for await (const facts of found) moments.push(...momentsOfOne(facts));
  return moments;
}

function quartersBetween(from: Date, to: Date): Date[] {
  const quarters: Date[] = [];
  for (let at = startOf('quarter', from).getTime(); at <= to.getTime(); at += QUARTER) {
    quarters.push(new Date(at));
  }
  return quarters;
}
