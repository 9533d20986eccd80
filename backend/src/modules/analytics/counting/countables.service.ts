import { Injectable } from '@nestjs/common';
import type { Types } from 'mongoose';
import {
  ConversationFactsService,
  type ConversationFacts,
} from '../../conversations/conversation-facts.service';
import { MessageFactsService, type MessageFacts } from '../../messages/message-facts.service';
import { ReportFactsService, type ReportFacts } from '../../reports/report-facts.service';
import { countConversation, type TallyAt } from './conversation-counts';
import { countMessage } from './message-counts';
import { countReport } from './other-counts';
import type { CountableSource } from './places';

/** One message, conversation or report, and what it adds to the figures. */
export interface Countable {
  /** What a list of these would show: the report, or else the conversation. */
  listed: Types.ObjectId;
  conversation: Types.ObjectId;
  report: ReportFacts | null;
  /** Of the message. */
  seq: number | null;
  countInto: (tallyAt: TallyAt) => void;
}

/** Reads one by one what rollups are counted from, so that whoever lists it goes by the very same counting. */
@Injectable()
export class Countables {
  constructor(
    private readonly messages: MessageFactsService,
    private readonly conversations: ConversationFactsService,
    private readonly reports: ReportFactsService,
  ) {}

  /** Whatever may add to that stretch, each once, in no order. */
  between(source: CountableSource, from: Date, to: Date): AsyncIterable<Countable> {
    switch (source) {
      case 'messages':
        return each(this.messages.between(from, to), ofMessage);
      case 'conversations':
        return each(this.conversations.between(from, to), ofConversation);
      case 'reports':
        return each(this.reports.between(from, to), ofReport);
    }
  }

  /** The same of these reports or conversations alone. */
  of(source: CountableSource, listed: Types.ObjectId[], from: Date, to: Date): AsyncIterable<Countable> {
    switch (source) {
      case 'messages':
        return each(this.messages.inConversations(listed, from, to), ofMessage);
      case 'conversations':
        return each(this.conversations.of(listed), ofConversation);
      case 'reports':
        return each(this.reports.of(listed), ofReport);
    }
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
}

async function* each<Facts>(found: AsyncIterable<Facts>, toCountable: (facts: Facts) => Countable) {
  for await (const facts of found) yield toCountable(facts);
}

function ofMessage(facts: MessageFacts): Countable {
  const { conversation, seq, createdAt } = facts;
  const countInto = (tallyAt: TallyAt) => countMessage(facts, tallyAt(createdAt));
  return { listed: conversation, conversation, report: null, seq, countInto };
}

function ofConversation(facts: ConversationFacts): Countable {
  const countInto = (tallyAt: TallyAt) => countConversation(facts, tallyAt);
  return { listed: facts._id, conversation: facts._id, report: null, seq: null, countInto };
}

function ofReport(facts: ReportFacts): Countable {
  const { _id: listed, conversation } = facts;
  return {
    listed,
    conversation,
    report: facts,
    seq: null,
    countInto: (tallyAt) => countReport(facts, tallyAt),
  };
}
