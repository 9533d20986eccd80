import type { StaffStatus } from '../domain/staff';
import type { UserSummary } from './users';

/** GET /staff */
export interface StaffMember extends UserSummary {
  status: StaffStatus;
  isOnline: boolean;
  /** Conversations assigned to them that are not resolved. */
  load: number;
}

/** PUT /staff/me/status */
export interface SetStaffStatusRequest {
  status: StaffStatus;
}

/** GET /staff/me/figures: the reader's own, over the last 30 days. Times in milliseconds; null when there is nothing to average. */
export interface AgentFigures {
  /** Conversations in which the agent answered. */
  handled: number;
  resolved: number;
  /** From when a person was needed to the agent's first answer. */
  firstResponseTime: number | null;
  /** From when a person was needed to the resolution. */
  resolutionTime: number | null;
  /** resolved / handled, 0 to 1. */
  resolutionRate: number | null;
  /** Reopened after the agent had resolved it / resolved, 0 to 1. */
  reopenRate: number | null;
  /** 1 to 5. */
  averageRating: number | null;
  ratings: number;
}
