import { Injectable } from '@nestjs/common';
import { ROLES, type AgentRow, type AnalyticsDashboard, type Role } from '@switchboard/contracts';
import { AgentFiguresService } from '../conversations/agent-figures.service';
import { DirectoryService } from '../users/directory.service';
import { PresenceService } from '../users/presence.service';
import { UsersService } from '../users/users.service';
import { agentsIn } from './figures/people';
import type { Tally } from './rollups/tally';

/** Who there is, as figures need it: as of now, whatever the range. */
@Injectable()
export class AnalyticsPeople {
  constructor(
    private readonly directory: DirectoryService,
    private readonly presence: PresenceService,
    private readonly accounts: UsersService,
    private readonly figures: AgentFiguresService,
  ) {}

  async users(): Promise<AnalyticsDashboard['users']> {
    const [counts, online] = await Promise.all([this.directory.countByRole(), this.presence.online()]);
    const onlineByRole = Object.fromEntries(
      ROLES.map((role) => [role, online.filter((user) => user.role === role).length]),
    ) as Record<Role, number>;
    return {
      total: ROLES.reduce((sum, role) => sum + counts[role], 0),
      customers: counts.customer,
      agents: counts.agent,
      admins: counts.admin,
      online: online.length,
      onlineByRole,
    };
  }

  /**
   * Staff, and whoever did something that is counted, by name; with what they have on their hands.
   * @param only that one; null for all
   */
  async agents(tally: Tally, only: string | null): Promise<Pick<AgentRow, 'agent' | 'load'>[]> {
    const [staff, loads] = await Promise.all([this.directory.staff(), this.figures.loads()]);
    const ids = only ? [only] : [...new Set([...staff.map(({ _id }) => String(_id)), ...agentsIn(tally)])];
    const people = await this.accounts.summariesOf(ids);
    return ids
      .flatMap((id) => {
        const agent = people.get(id);
        return agent ? [{ agent, load: loads.get(id) ?? 0 }] : [];
      })
      .sort((one, other) => one.agent.name.localeCompare(other.agent.name));
  }
}
