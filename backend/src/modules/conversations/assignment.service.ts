import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { hasPermission, isStaff, type UserSummary } from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { Principal } from '../../platform/security/access.decorators';
import { AuditService } from '../audit/audit.service';
import { UsersService } from '../users/users.service';
import { newParticipant, type Conversation } from './conversation.schema';
import { invalidAssignee, mayNotAssignOthers } from './conversations.errors';
import { ConversationAssigned } from './conversations.events';
import { ConversationsRepository } from './conversations.repository';

/** Whose desk a conversation lies on. */
@Injectable()
export class AssignmentService {
  constructor(
    private readonly repository: ConversationsRepository,
    private readonly users: UsersService,
    private readonly events: EventEmitter2,
    private readonly audit: AuditService,
  ) {}

  /**
   * @returns the agent; null for nobody
   * @throws DomainError FORBIDDEN, VALIDATION_FAILED
   */
  async assigneeFor(by: Principal, agentId: string | null): Promise<UserSummary | null> {
    const isOwnDesk = agentId === by._id;
    if (!isOwnDesk && !hasPermission(by.role, 'conversations:assign-others')) throw mayNotAssignOthers();
    if (agentId === null) return null;
    // Straight from the store: who has just left gets nothing any more.
    const access = await this.users.accessOf(agentId);
    const agent = (await this.users.summariesOf([agentId])).get(agentId);
    if (!agent || !access?.isActive || !isStaff(access.role)) throw invalidAssignee();
    return agent;
  }

  /** Whoever has it takes part in it. Nothing happens when it is so already. */
  async assign(by: Principal, before: Conversation, agent: UserSummary | null): Promise<void> {
    const conversationId = String(before._id);
    const assignedAgent = agent && new Types.ObjectId(agent._id);
    const assigned = await this.repository.updateOne(
      { _id: conversationId, assignedAgent: { $ne: assignedAgent } },
      { $set: { assignedAgent } },
    );
    if (!assigned) return;
    await this.record(by, before, agent);
    if (!agent || !assignedAgent) return;
    const { lastSeq, isAgentInvolved } = assigned;
    const participant = newParticipant(assignedAgent, agent.role, isAgentInvolved, lastSeq);
    const joined =
      (await this.repository.addParticipant(conversationId, participant)) ??
      // Where agents answer, the take-over is held by this one from now on.
      (await this.repository.updateOne(
        {
          _id: conversationId,
          isAgentInvolved: true,
          participants: { $elemMatch: { user: assignedAgent, isHandling: false } },
        },
        { $set: { 'participants.$.isHandling': true } },
      ));
    const event = new ConversationAssigned(joined ?? assigned, agent, by);
    await this.events.emitAsync(ConversationAssigned.event, event);
  }

  /** What agents take for themselves is daily work; to give or take from others is an administrative act. */
  private async record(
    by: Principal,
    { _id, title, assignedAgent }: Conversation,
    agent: UserSummary | null,
  ) {
    if (agent?._id === by._id) return;
    const had = assignedAgent && String(assignedAgent);
    const names = await this.users.summariesOf(had ? [had] : []);
    await this.audit.record({
      action: 'conversation.assigned',
      by,
      target: { type: 'conversation', id: String(_id), name: title },
      before: { assignedAgent: had && (names.get(had)?.name ?? had) },
      after: { assignedAgent: agent && agent.name },
    });
  }
}
