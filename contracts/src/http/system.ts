import type { AiCallKind, BreakerState } from '../domain/ai';
import type { AiProviderStatus, QueueStatus } from './ai';

export const PROCESS_ROLES = ['api', 'worker'] as const;
export type ProcessRole = (typeof PROCESS_ROLES)[number];

/** What a process did lately, over {@link RECENT_MINUTES}. */
export interface RecentWork {
  /** HTTP requests answered. */
  requests: number;
  /** Of these, the ones answered with 500 or more. */
  serverErrors: number;
  /** Attempts at jobs that ended well. */
  jobsDone: number;
  /** Attempts that did not; others may have followed. */
  jobsFailed: number;
}

/** Minutes that "lately" goes back. */
export const RECENT_MINUTES = 5;

/** One process, as it last said of itself. */
export interface ProcessView extends RecentWork {
  _id: string;
  role: ProcessRole;
  /** The queues that a worker serves. */
  queues: string[];
  /** Of the product. */
  version: string;
  nodeVersion: string;
  host: string;
  pid: number;
  startedAt: string;
  heardFromAt: string;
  /** It has been silent for longer than it should: killed, hanging, or cut off from Redis. */
  isLost: boolean;
  /** Bytes of memory that it holds. */
  memory: number;
  /** Milliseconds that its event loop kept work waiting: all but one in a hundred waited less. */
  eventLoopDelay: number;
  /** Open Socket.IO connections. */
  sockets: number;
  /** Of the AI service that it calls; empty when it calls none. */
  breakers: Partial<Record<AiCallKind, BreakerState>>;
}

export interface StoreStatus {
  isReachable: boolean;
  /** Milliseconds from asking to hearing; null when it did not answer in time. */
  roundTrip: number | null;
  /** null where it is not told. */
  version: string | null;
  /** MongoDB: bytes of this database's documents. Redis: bytes of memory in use. */
  size: number | null;
  /** Redis: bytes that it may use; null without a limit. */
  limit: number | null;
  deployment: StoreDeployment | null;
}

/** `replica`: a Redis that follows another one, which must not be written to. */
export const STORE_DEPLOYMENTS = ['standalone', 'replica-set', 'sharded', 'cluster', 'replica'] as const;
export type StoreDeployment = (typeof STORE_DEPLOYMENTS)[number];

export interface SystemStores {
  mongodb: StoreStatus;
  redis: StoreStatus;
}

/** GET /system */
export interface SystemStatus {
  readAt: string;
  /** The longest running first. While Redis is gone, the one that answers is all that is known. */
  processes: ProcessView[];
  areProcessesKnown: boolean;
  /** Over all processes that are heard from. */
  recent: RecentWork & { sockets: number };
  /** null while Redis is gone. */
  queues: QueueStatus[] | null;
  providers: AiProviderStatus[];
  stores: SystemStores;
}

/** POST /ai/failed-jobs/retry, and the query of DELETE /ai/failed-jobs: all of one queue. */
export interface FailedJobsOfQueue {
  queue: string;
}

export interface FailedJobsSettled {
  /** How many were retried, or discarded. */
  settled: number;
  /** How many were left as they are: somebody was quicker, or they must not be. */
  left: number;
}
