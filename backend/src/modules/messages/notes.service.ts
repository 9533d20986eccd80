import { Injectable } from '@nestjs/common';
import { isStaff, type SendMessageRequest } from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { Principal } from '../../platform/security/access.decorators';
import type { Conversation } from '../conversations/conversations.types';
import { UsersService } from '../users/users.service';
import { draftOf, IntakeService, type StoredMessage } from './intake.service';
import { mentionsAreOfStaff, notesAreForStaff } from './messages.errors';
import { SettlementService } from './settlement.service';

/** What staff write to each other beside a conversation. */
@Injectable()
export class NotesService {
  constructor(
    private readonly intake: IntakeService,
    private readonly settlement: SettlementService,
    private readonly users: UsersService,
  ) {}

  /** @throws DomainError FORBIDDEN for a customer; VALIDATION_FAILED when it calls somebody who is not staff */
  async write(
    principal: Principal,
    conversation: Conversation,
    request: SendMessageRequest,
  ): Promise<StoredMessage> {
    if (!isStaff(principal.role)) throw notesAreForStaff();
    const mentions = [...new Set(request.mentions)];
    await this.checkStaff(mentions);
    const draft = draftOf(principal, conversation, request, {
      senderType: 'agent',
      moderation: 'passed',
      tasks: ['announce'],
      ...(mentions.length && { mentions: mentions.map((id) => new Types.ObjectId(id)) }),
    });
    const stored = await this.intake.store(draft, conversation);
    if (!stored.isRepeat) await this.settlement.announce(stored.message);
    return stored;
  }

  private async checkStaff(ids: string[]): Promise<void> {
    const people = ids.length ? await this.users.summariesOf(ids) : new Map<string, never>();
    const strangers = ids.filter((id) => {
      const person = people.get(id);
      return !person || !isStaff(person.role);
    });
    if (strangers.length) throw mentionsAreOfStaff(strangers);
  }
}
