import type { Category, Sentiment } from '@switchboard/contracts';
import type { QueueName } from '../../config/queue-names';
import type { MessageTask } from '../messages/messages.types';
import type { Verdict } from '../messages/settlement.service';

/** Payloads are ids: a handler loads what it needs, so that a job may wait and may run twice. */
export interface MessageJob {
  messageId: string;
  /** Of the request or event that the work goes back to. */
  correlationId: string;
}

interface Job<Result> {
  payload: MessageJob;
  /** Kept short and without anybody's words: it passes through Redis. null: there was nothing (more) to do. */
  result: Result | null;
}

/** The newest message that it was made from. */
export interface MadeFrom {
  seq: number;
}

/** Every job, from its name to what it carries and what comes of it. Producer and processors both infer from it. */
export interface AiJobs {
  moderation: Job<Verdict>;
  reply: Job<never>;
  sentiment: Job<Sentiment>;
  category: Job<Category>;
  summary: Job<MadeFrom>;
  'smart-reply': Job<MadeFrom>;
}
export type JobName = keyof AiJobs;

interface JobSettings {
  queue: QueueName;
  attempts: number;
  /** Milliseconds before the second attempt; it doubles from there. */
  backoff: number;
  /** Milliseconds that one attempt may take: longer than a provider may, so that there is time for the one behind it. */
  deadline: number;
}

export const AI_JOBS = {
  moderation: { queue: 'ai.moderation', attempts: 3, backoff: 200, deadline: 4_000 },
  reply: { queue: 'ai.reply', attempts: 3, backoff: 500, deadline: 28_000 },
  sentiment: { queue: 'ai.insight', attempts: 3, backoff: 1_000, deadline: 8_000 },
  category: { queue: 'ai.insight', attempts: 3, backoff: 1_000, deadline: 8_000 },
  summary: { queue: 'ai.insight', attempts: 3, backoff: 2_000, deadline: 25_000 },
  'smart-reply': { queue: 'ai.insight', attempts: 3, backoff: 2_000, deadline: 25_000 },
} as const satisfies Record<JobName, JobSettings>;

export const JOB_NAMES = Object.keys(AI_JOBS) as JobName[];

/** The jobs that one queue holds. */
export type JobsOf<Queue extends QueueName> = {
  [Name in JobName]: (typeof AI_JOBS)[Name]['queue'] extends Queue ? Name : never;
}[JobName];

export function isJobName(task: MessageTask | JobName): task is JobName {
  return task in AI_JOBS;
}
