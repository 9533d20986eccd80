import { Injectable } from '@nestjs/common';
import type { AgentFigures } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { AgentFiguresRepository } from './agent-figures.repository';

/** Milliseconds of the past that figures are of. */
const SPAN = 30 * 24 * 3_600_000;

/** What agents have on their hands, and what they have done. */
@Injectable()
export class AgentFiguresService {
  constructor(private readonly repository: AgentFiguresRepository) {}

  /** Conversations that are not resolved, by the id of the agent who has them; who has none is not in it. */
  async loads(): Promise<Map<string, number>> {
    const rows = await this.repository.countUnresolved();
    return new Map(rows.map(({ _id, count }) => [String(_id), count]));
  }

  /** Over the last 30 days. */
  async of(agentId: string): Promise<AgentFigures> {
    const since = new Date(Date.now() - SPAN);
    const found = await this.repository.figuresOf(new Types.ObjectId(agentId), since);
    const { handled = 0, resolved = 0, reopened = 0, ratings = 0 } = found ?? {};
    return {
      handled,
      resolved,
      firstResponseTime: rounded(found?.firstResponseTime),
      resolutionTime: rounded(found?.resolutionTime),
      resolutionRate: handled ? resolved / handled : null,
      reopenRate: resolved ? reopened / resolved : null,
      averageRating: found?.averageRating ?? null,
      ratings,
    };
  }
}

function rounded(milliseconds: number | null | undefined): number | null {
  return milliseconds == null ? null : Math.round(milliseconds);
}
