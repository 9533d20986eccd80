import { Injectable } from '@nestjs/common';
import type { CustomerProfile } from '@switchboard/contracts';
import { PresenceService } from '../../users/presence.service';
import { UsersService } from '../../users/users.service';
import type { Conversation } from '../conversation.schema';
import { customerGone } from '../conversations.errors';
import { ConversationsRepository } from '../conversations.repository';

/** Whom the desk is talking to. */
@Injectable()
export class CustomerProfileService {
  constructor(
    private readonly repository: ConversationsRepository,
    private readonly users: UsersService,
    private readonly presence: PresenceService,
  ) {}

  /** @throws DomainError USER_NOT_FOUND when the account was deleted */
  async profileOf({ user, isCustomerGone }: Conversation): Promise<CustomerProfile> {
    const id = String(user);
    const [customer, figures, isOnline] = await Promise.all([
      this.users.findById(id),
      this.repository.customerFigures(user),
      this.presence.isOnline(id),
    ]);
    if (!customer || isCustomerGone) throw customerGone();
    const { _id, name, role, avatar, email, lastSeen, chatPreferences, createdAt } =
      this.users.toView(customer);
    const { total, resolved, averageRating } = figures;
    return {
      ...{ _id, name, role, avatar, email, isOnline, lastSeen, chatPreferences, createdAt },
      conversations: { total, resolved },
      averageRating,
    };
  }
}
