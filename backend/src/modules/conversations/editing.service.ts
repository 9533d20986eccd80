import { Injectable } from '@nestjs/common';
import type { UpdateConversationRequest } from '@switchboard/contracts';
import type { Principal } from '../../platform/security/access.decorators';
import { AssignmentService } from './assignment.service';
import { ConversationAnnouncer } from './conversation-announcer';
import type { Conversation } from './conversation.schema';
import { conversationNotFound } from './conversations.errors';
import { ConversationsRepository } from './conversations.repository';
import { ConversationsService } from './conversations.service';
import { LifecycleService } from './lifecycle.service';

/** What staff set on a conversation. */
@Injectable()
export class EditingService {
  constructor(
    private readonly repository: ConversationsRepository,
    private readonly announcer: ConversationAnnouncer,
    private readonly conversations: ConversationsService,
    private readonly lifecycle: LifecycleService,
    private readonly assignment: AssignmentService,
  ) {}

  async update(
    principal: Principal,
    id: string,
    { title, status, category, assignedAgent, priority, tags }: UpdateConversationRequest,
  ): Promise<Conversation> {
    const conversation = await this.conversations.getFor(principal, id);
    const agent =
      assignedAgent === undefined ? undefined : await this.assignment.assigneeFor(principal, assignedAgent);
    if (status !== undefined) await this.lifecycle.setStatus(principal, conversation, status);
    if (agent !== undefined) await this.assignment.assign(principal, conversation, agent);
    return this.change(id, {
      ...(title !== undefined && { title, hasOwnTitle: true }),
      ...(category !== undefined && { category, hasOwnCategory: true }),
      ...(priority !== undefined && { priority }),
      ...(tags !== undefined && { tags: [...new Set(tags)] }),
    });
  }

  tag(id: string, tags: string[]): Promise<Conversation> {
    return this.change(id, { tags: [...new Set(tags)] });
  }

  private async change(id: string, fields: Partial<Conversation>): Promise<Conversation> {
    const conversation = await this.repository.updateOne({ _id: id }, { $set: fields });
    if (!conversation) throw conversationNotFound();
    await this.announcer.announce(conversation);
    return conversation;
  }
}
