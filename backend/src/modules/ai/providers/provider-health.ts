import { Injectable, Logger } from '@nestjs/common';
import { AI_CALL_KINDS, BREAKER_STATES, type AiCallKind, type BreakerState } from '@switchboard/contracts';
import { Heartbeat } from '../../../platform/processes/heartbeat';
import { ProcessBoard, type ProcessReport } from '../../../platform/processes/process-board';

export type BreakerStates = Record<AiCallKind, BreakerState>;

/** Under which name a process tells of them. */
const TOLD_AS = 'breakers';

/** Where a process puts up the state of its breakers. */
export type BreakerBoard = Pick<ProviderHealth, 'use' | 'report'>;

/** What that process told of its breakers; nothing when it calls no service. */
export function breakersToldBy({ told }: Pick<ProcessReport, 'told'>): Partial<BreakerStates> {
  return told[TOLD_AS] ?? {};
}

/** Each process has breakers of its own; in its reports they are put up for all to see. */
@Injectable()
export class ProviderHealth {
  private readonly logger = new Logger(ProviderHealth.name);
  private readonly states: BreakerStates = { chat: 'closed', moderation: 'closed', embedding: 'closed' };

  constructor(
    private readonly heartbeat: Heartbeat,
    private readonly board: ProcessBoard,
  ) {}

  /** This process calls the service, and so has something to say. */
  use(): void {
    this.heartbeat.tell(TOLD_AS, this.states);
  }

  report(kind: AiCallKind, state: BreakerState): void {
    if (this.states[kind] === state) return;
    this.states[kind] = state;
    this.logger.warn({ kind, state }, `calls for ${kind} to the AI service: ${state}`);
    this.heartbeat.tell(TOLD_AS, this.states);
  }

  /** The worst state among all processes that are heard from; this one's alone while Redis is gone. */
  async worst(): Promise<BreakerStates> {
    const all = [this.states, ...(await this.others())];
    const worstOf = (kind: AiCallKind) => all.map((states) => states[kind] ?? 'closed').reduce(worse);
    return Object.fromEntries(AI_CALL_KINDS.map((kind) => [kind, worstOf(kind)])) as BreakerStates;
  }

  private async others(): Promise<Partial<BreakerStates>[]> {
    const reports = await this.board.read().catch(() => []);
    return reports.filter(({ isLost }) => !isLost).map(breakersToldBy);
  }
}

function worse(a: BreakerState, b: BreakerState): BreakerState {
  return BREAKER_STATES.indexOf(a) > BREAKER_STATES.indexOf(b) ? a : b;
}
