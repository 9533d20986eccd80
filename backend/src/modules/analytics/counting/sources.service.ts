import { Injectable } from '@nestjs/common';
import { SpendingService } from '../../ai/spending.service';
import { ConversationFactsService } from '../../conversations/conversation-facts.service';
import { FaqFactsService } from '../../faqs/faq-facts.service';
import { MessageFactsService } from '../../messages/message-facts.service';
import { ReportFactsService } from '../../reports/report-facts.service';
import { endOf, QUARTER, startOf } from '../rollups/periods';
import { Tally } from '../rollups/tally';
import { momentsOf, type TallyAt } from './conversation-counts';
import { COUNTABLE_SOURCES, Countables } from './countables.service';
import { countOpinion, countSpending, momentsOfReport } from './other-counts';

/** What is counted, each by itself. */
export const SOURCES = [...COUNTABLE_SOURCES, 'opinions', 'spending'] as const;
export type Source = (typeof SOURCES)[number];

/** A quarter of an hour of one source, which may not be what it was. */
export interface Place {
  source: Source;
  from: Date;
}

/** Reads what is counted, and counts it: the one truth that rollups are made from. */
@Injectable()
export class Sources {
  constructor(
    private readonly messages: MessageFactsService,
    private readonly conversations: ConversationFactsService,
    private readonly reports: ReportFactsService,
    private readonly faqs: FaqFactsService,
    private readonly spending: SpendingService,
    private readonly countables: Countables,
  ) {}

  /** By the beginning of each quarter of an hour between two of them; those with nothing in them are left out. */
  async count(source: Source, from: Date, to: Date): Promise<Map<number, Tally>> {
    const tallies = new Map<number, Tally>();
    const elsewhere = new Tally();
    const tallyAt: TallyAt = (moment) => {
      if (moment < from || moment >= to) return elsewhere;
      const quarter = startOf('quarter', moment).getTime();
      const tally = tallies.get(quarter) ?? new Tally();
      tallies.set(quarter, tally);
      return tally;
    };
    await this.countInto(source, from, to, tallyAt);
    return new Map([...tallies].filter(([, tally]) => !tally.isEmpty));
  }

  /** Where something was written, or has happened, that is different since then. */
  async changedSince(since: Date, now: Date): Promise<Place[]> {
    const [messages, conversations, reports, opinions] = await Promise.all([
      this.messages.changedSince(since),
      momentsIn(this.conversations.changedSince(since), momentsOf),
      momentsIn(this.reports.changedSince(since), momentsOfReport),
      momentsIn(this.faqs.opinionsChangedSince(since), ({ createdAt }) => [createdAt]),
    ]);
    // What was bought is booked at the moment itself, without a trace of when a line was changed.
    const spending = quartersBetween(since, now);
    return [
      ...placesOf('messages', messages),
      ...placesOf('conversations', conversations),
      ...placesOf('reports', reports),
      ...placesOf('opinions', opinions),
      ...placesOf('spending', spending),
    ];
  }

  /** Where anything of a conversation is counted. */
  async placesOfConversation(conversation: Parameters<typeof momentsOf>[0]): Promise<Place[]> {
    return [
      ...placesOf('messages', await this.messages.quartersOf(conversation._id)),
      ...placesOf('conversations', momentsOf(conversation)),
      ...placesOf('reports', await momentsIn(this.reports.about(conversation._id), momentsOfReport)),
    ];
  }

  /** When the first thing happened that is counted; null before anything did. */
  async earliest(): Promise<Date | null> {
    const [message, conversation] = await Promise.all([
      this.messages.earliest(),
      this.conversations.earliest(),
    ]);
    const times = [message, conversation].flatMap((moment) => (moment ? [moment.getTime()] : []));
    return times.length ? new Date(Math.min(...times)) : null;
  }

  private async countInto(source: Source, from: Date, to: Date, tallyAt: TallyAt): Promise<void> {
    switch (source) {
      case 'messages':
      case 'conversations':
      case 'reports':
        for await (const one of this.countables.between(source, from, to)) one.countInto(tallyAt);
        break;
      case 'opinions':
        for await (const facts of this.faqs.opinionsBetween(from, to)) countOpinion(facts, tallyAt);
        break;
      case 'spending':
        // Booked by days.
        for (const spending of await this.spending.between(startOf('day', from), endOfDay(to))) {
          countSpending(spending, tallyAt);
        }
    }
  }
}

/** Each once. */
export function placesOf(source: Source, moments: Date[]): Place[] {
  const quarters = new Set(moments.map((moment) => startOf('quarter', moment).getTime()));
  return [...quarters].map((quarter) => ({ source, from: new Date(quarter) }));
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

/** The first midnight that is not before. */
function endOfDay(to: Date): Date {
  const from = startOf('day', to);
  return from.getTime() === to.getTime() ? to : endOf({ level: 'day', from });
}
