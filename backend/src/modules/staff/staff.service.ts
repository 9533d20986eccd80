import { Injectable } from '@nestjs/common';
import { rooms, type AgentFigures, type StaffMember, type StaffStatus } from '@switchboard/contracts';
import { RealtimeServer } from '../../platform/realtime/realtime.server';
import type { Principal } from '../../platform/security/access.decorators';
import { AgentFiguresService } from '../conversations/agent-figures.service';
import { DirectoryService } from '../users/directory.service';
import { PresenceService } from '../users/presence.service';

/** Who works here, who is there, and how much each has on their hands. */
@Injectable()
export class StaffService {
  constructor(
    private readonly directory: DirectoryService,
    private readonly presence: PresenceService,
    private readonly figures: AgentFiguresService,
    private readonly realtime: RealtimeServer,
  ) {}

  /** By name. */
  async list(): Promise<StaffMember[]> {
    const [staff, online, loads] = await Promise.all([
      this.directory.staff(),
      this.presence.online(),
      this.figures.loads(),
    ]);
    const connected = new Set(online.map(({ userId }) => userId));
    return staff.map(({ _id, name, role, avatar, staffStatus }) => {
      const id = String(_id);
      return {
        _id: id,
        name,
        role,
        avatar,
        status: staffStatus,
        isOnline: connected.has(id),
        load: loads.get(id) ?? 0,
      };
    });
  }

  async setStatus({ _id: userId }: Principal, status: StaffStatus): Promise<{ status: StaffStatus }> {
    if (await this.directory.setStatus(userId, status)) {
      this.realtime.io.to(rooms.staff).emit('staff:status', { userId, status });
    }
    return { status };
  }

  figuresOf({ _id }: Principal): Promise<AgentFigures> {
    return this.figures.of(_id);
  }
}
