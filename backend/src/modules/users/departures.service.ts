import { Injectable } from '@nestjs/common';
import { EventEmitter2, OnEvent } from '@nestjs/event-emitter';
import { SweepDue } from '../../platform/sweep/sweep-due';
import { AccountsRepository } from './accounts.repository';
import { PicturesRepository } from './pictures/pictures.repository';
import type { User } from './user.schema';
import { UserDeparting } from './users.events';

/** Sees those off who are none of the staff any more, or are deleted. Their accounts say so; what follows is done here. */
@Injectable()
export class DeparturesService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly pictures: PicturesRepository,
    private readonly events: EventEmitter2,
  ) {}

  /**
   * Nothing happens when the user does not depart. Whatever interrupts it, a sweep does the rest.
   * @returns whether the account is deleted now
   */
  async see(userId: string): Promise<boolean> {
    const [user] = await this.accounts.findDeparted({ id: userId });
    if (!user) return false;
    await this.carryOut(user);
    return Boolean(user.departure?.deletion);
  }

  @OnEvent(SweepDue.event, { suppressErrors: false })
  async seeForgotten({ forgottenBefore }: SweepDue): Promise<void> {
    for (const user of await this.accounts.findDeparted({ before: forgottenBefore }))
      await this.carryOut(user);
  }

  private async carryOut({ _id, departure }: User): Promise<void> {
    if (!departure) return;
    await this.events.emitAsync(UserDeparting.event, new UserDeparting(String(_id), departure));
    if (departure.deletion) {
      await this.pictures.deleteAllOf(String(_id));
      await this.accounts.delete(_id);
    } else await this.accounts.endDeparture(_id, departure);
  }
}
