import { Types } from 'mongoose';

/** Something that happened, as the one who made it up knows it. */
export interface Fact {
  at: Date;
  what: string;
  of?: string;
  /** Of what is more than a count. */
  value?: number;
}

export interface History {
  conversations: Record<string, unknown>[];
  messages: Record<string, unknown>[];
  reports: Record<string, unknown>[];
  opinions: Record<string, unknown>[];
  usages: Record<string, unknown>[];
  facts: Fact[];
}

export interface HistoryPlan {
  seed: number;
  from: Date;
  days: number;
  conversations: number;
  agents: Types.ObjectId[];
  faqs: Types.ObjectId[];
  /** Messages of customers in each conversation, each with an answer. */
  questions?: number;
}

interface Milestone {
  kind: string;
  at: Date;
  by?: Types.ObjectId;
  reason?: string;
  waited?: number;
  score?: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const LONG_AGO = new Date('2000-01-01');

/** Repeatable: the same numbers for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A desk's past, with everything that is counted in it, and what the counts have to be. */
export function makeHistory(plan: HistoryPlan): History {
  const maker = new HistoryMaker(plan);
  for (let count = 0; count < plan.conversations; count++) maker.addConversation();
  maker.addOpinions();
  maker.addUsages();
  return maker.history;
}

class HistoryMaker {
  readonly history: History = {
    conversations: [],
    messages: [],
    reports: [],
    opinions: [],
    usages: [],
    facts: [],
  };
  private readonly random: () => number;

  constructor(private readonly plan: HistoryPlan) {
    this.random = randomFrom(plan.seed);
  }

  addConversation(): void {
    const { from, days, agents, questions = 2 } = this.plan;
    const _id = new Types.ObjectId();
    const createdAt = new Date(from.getTime() + Math.floor(this.random() * days * DAY));
    const milestones: Milestone[] = [];
    const isWithPerson = this.random() < 0.4;
    let at = createdAt;
    for (let count = 0; count < questions; count++) at = this.addExchange(_id, at);

    if (isWithPerson) at = this.addPersonsWork(_id, at, milestones);
    const status = this.addEnding(at, milestones, isWithPerson);
    const sentiment = this.pick(['positive', 'neutral', 'negative', 'frustrated']);
    const category = this.pick(['account', 'billing', 'technical', 'product', 'general']);
    this.fact(createdAt, 'conversation', status);
    this.fact(createdAt, 'category', category);
    this.fact(createdAt, 'mood', sentiment);
    this.fact(createdAt, isWithPerson ? 'handed over' : 'contained');
    this.history.conversations.push({
      _id,
      user: new Types.ObjectId(),
      title: 'From the past',
      status,
      sentiment,
      category,
      metadata: { totalMessages: 2 * questions, aiMessages: questions, userMessages: questions },
      escalation: null,
      isAgentInvolved: isWithPerson,
      assignedAgent: isWithPerson ? agents[0] : null,
      participants: [],
      milestones,
      tags: [],
      lastActivityAt: at,
      createdAt,
      updatedAt: LONG_AGO,
    });
    if (this.random() < 0.3) this.addReport(_id, at);
  }

  addOpinions(): void {
    for (let count = 0; count < this.plan.conversations / 2; count++) {
      const faq = this.pick(this.plan.faqs);
      const createdAt = this.anyTime();
      const helpful = this.random() < 0.7;
      this.fact(createdAt, helpful ? 'helpful' : 'not helpful', String(faq));
      this.history.opinions.push({
        _id: new Types.ObjectId(),
        faq,
        user: new Types.ObjectId(),
        helpful,
        createdAt,
        updatedAt: LONG_AGO,
      });
    }
  }

  addUsages(): void {
    for (let day = 0; day < this.plan.days; day++) {
      const midnight = new Date(this.plan.from.getTime() + day * DAY);
      const quarters: Record<string, unknown> = {};
      let cost = 0;
      for (const quarter of [3, 40, 77]) {
        const billionths = 1_000 + Math.floor(this.random() * 1e6);
        cost += billionths;
        quarters[quarter] = { calls: 2, tokens: 10, cost: billionths, unpriced: 0 };
        this.fact(new Date(midnight.getTime() + quarter * 15 * MINUTE), 'spent', 'reply', billionths);
      }
      this.history.usages.push({
        _id: new Types.ObjectId(),
        day: midnight.toISOString().slice(0, 10),
        model: 'gpt-4.1-mini',
        task: 'reply',
        calls: 6,
        promptTokens: 20,
        completionTokens: 10,
        cost: cost / 1e9,
        unpricedCalls: 0,
        quarters,
      });
    }
  }

  private addExchange(conversation: Types.ObjectId, after: Date): Date {
    const asked = this.later(after, 30);
    const sentiment = this.pick(['positive', 'neutral', 'negative', 'frustrated']);
    const isBlocked = this.random() < 0.05;
    this.message(conversation, asked, 'user', {
      moderation: isBlocked ? 'blocked' : 'passed',
      flags: isBlocked ? ['harassment'] : [],
      metadata: { sentiment },
    });
    if (isBlocked) {
      this.fact(asked, 'blocked');
      return asked;
    }
    this.fact(asked, 'message', 'user');
    this.fact(asked, 'sentiment', sentiment);
    const parts = {
      queue: this.upTo(900),
      retrieval: this.upTo(90),
      model: this.upTo(4_000),
      delivery: this.upTo(300),
    };
    const total = parts.queue + parts.retrieval + parts.model + parts.delivery;
    const answered = new Date(asked.getTime() + total);
    const faq = this.pick(this.plan.faqs);
    const feedback = this.random() < 0.2 ? this.pick(['up', 'down']) : undefined;
    const confidence = Math.floor(this.random() * 100) / 100;
    const tokensUsed = this.upTo(900);
    this.message(conversation, answered, 'ai', {
      ...(feedback && { feedback }),
      metadata: {
        model: 'gpt-4.1-mini',
        tokensUsed,
        cost: 0.001,
        confidence,
        timeToFirstToken: 100,
        processingTime: parts.model,
        timings: parts,
        citations: [{ faq, question: 'Q' }],
      },
    });
    this.fact(answered, 'message', 'ai');
    this.fact(answered, 'tokens', undefined, tokensUsed);
    this.fact(answered, 'full answer', undefined, total);
    this.fact(answered, 'confidence', String(Math.min(9, Math.floor(confidence * 10))));
    this.fact(answered, 'used', String(faq));
    if (feedback) this.fact(answered, 'thumbs', feedback);
    return answered;
  }

  private addPersonsWork(conversation: Types.ObjectId, after: Date, milestones: Milestone[]): Date {
    const agent = this.pick(this.plan.agents);
    const reason = this.pick(['requested', 'low_confidence', 'frustrated']);
    const escalated = this.later(after, 20);
    milestones.push({ kind: 'escalated', at: escalated, reason });
    this.fact(escalated, 'handover', reason);
    const joined = this.later(escalated, 300);
    milestones.push({ kind: 'joined', at: joined, by: agent });
    this.fact(joined, 'joined', String(agent));
    const isLate = joined.getTime() - escalated.getTime() > 120 * MINUTE;
    const answerDue = new Date(escalated.getTime() + 120 * MINUTE);
    this.message(conversation, joined, 'agent', { sender: agent, neededSince: escalated, answerDue });
    this.fact(joined, 'message', 'agent');
    this.fact(joined, 'first response', String(agent), joined.getTime() - escalated.getTime());
    if (isLate) this.fact(joined, 'late', String(agent));
    return joined;
  }

  /** @returns the status in the end */
  private addEnding(after: Date, milestones: Milestone[], isWithPerson: boolean): string {
    if (this.random() < 0.3) return isWithPerson ? 'escalated' : 'active';
    const agent = isWithPerson ? milestones.find(({ kind }) => kind === 'joined')?.by : undefined;
    const resolved = this.later(after, 60);
    const waited = this.upTo(40 * MINUTE);
    milestones.push({ kind: 'resolved', at: resolved, ...(agent ? { by: agent, waited } : {}) });
    const fate = this.random();
    const isReopened = fate < 0.2;
    this.fact(
      resolved,
      'resolved',
      isWithPerson ? 'person' : isReopened ? 'alone, not for good' : 'alone for good',
    );
    if (isReopened) this.fact(resolved, 'reopened');
    if (agent) this.fact(resolved, 'resolution', String(agent), waited);
    if (isReopened) {
      milestones.push({ kind: 'reopened', at: new Date(resolved.getTime() + 6 * DAY) });
      return 'active';
    }
    if (fate < 0.4) {
      milestones.push({ kind: 'reopened', at: new Date(resolved.getTime() + 8 * DAY) });
      return 'active';
    }
    if (fate < 0.7) {
      // A first one that a second replaces.
      milestones.push({ kind: 'rated', at: this.later(resolved, 10), score: 1 });
      const at = this.later(resolved, 60);
      const score = 1 + this.upTo(4);
      milestones.push({ kind: 'rated', at, score, ...(agent ? { by: agent } : {}) });
      this.fact(at, 'rating', undefined, score);
    }
    return 'resolved';
  }

  private addReport(conversation: Types.ObjectId, after: Date): void {
    const createdAt = this.later(after, 60);
    const isClosed = this.random() < 0.6;
    const resolvedAt = this.later(createdAt, 60 * 48);
    const dueAt = new Date(createdAt.getTime() + DAY);
    const by = this.pick(this.plan.agents);
    const status = isClosed ? 'resolved' : 'pending';
    this.fact(createdAt, 'report', status);
    if (isClosed && resolvedAt > dueAt) this.fact(resolvedAt, 'late report', String(by));
    this.history.reports.push({
      _id: new Types.ObjectId(),
      conversation,
      reportedBy: new Types.ObjectId(),
      issueType: 'other',
      description: 'It was wrong.',
      status,
      isOpen: !isClosed,
      isAnnounced: true,
      priority: 'medium',
      dueAt,
      resolution: isClosed ? { notes: 'Done.', resolvedBy: by, resolvedAt } : null,
      history: [],
      revision: 0,
      createdAt,
      updatedAt: LONG_AGO,
    });
  }

  private message(conversation: Types.ObjectId, createdAt: Date, senderType: string, fields: object): void {
    this.history.messages.push({
      _id: new Types.ObjectId(),
      conversation,
      seq: this.history.messages.length + 1,
      sender: null,
      senderType,
      type: 'text',
      content: 'From the past.',
      visibility: 'public',
      moderation: 'passed',
      flags: [],
      tasks: [],
      metadata: {},
      createdAt,
      updatedAt: LONG_AGO,
      ...fields,
    });
  }

  private fact(at: Date, what: string, of?: string, value?: number): void {
    this.history.facts.push({ at, what, of, value });
  }

  private anyTime(): Date {
    return new Date(this.plan.from.getTime() + Math.floor(this.random() * this.plan.days * DAY));
  }

  private later(after: Date, minutes: number): Date {
    return new Date(after.getTime() + 1_000 + Math.floor(this.random() * minutes * MINUTE));
  }

  private upTo(most: number): number {
    return 1 + Math.floor(this.random() * most);
  }

  private pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random() * items.length)] as Item;
  }
}
