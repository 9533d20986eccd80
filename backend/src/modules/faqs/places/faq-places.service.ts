import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Category } from '@switchboard/contracts';
import type { Types } from 'mongoose';
import type { Principal } from '../../../platform/security/access.decorators';
import { AuditService } from '../../audit/audit.service';
import type { Faq } from '../faq.schema';
import { faqNotFound, notInCategory, tooManyEdits } from '../faqs.errors';
import { FaqsRepository, type FaqPlace } from '../faqs.repository';
import { routeBehind, type Route } from './faq-order';

/** How often others may get in the way. */
const TRIES = 10;

/**
 * The order of the FAQs in a category. A move is one write of the moved one, whose position becomes one between those of
 * its neighbours: all of it or nothing, and two who move at once both get what they asked for.
 */
@Injectable()
export class FaqPlacesService implements OnApplicationBootstrap {
  constructor(
    private readonly repository: FaqsRepository,
    private readonly audit: AuditService,
  ) {}

  /** FAQs from before there were places get none. */
  onApplicationBootstrap(): Promise<void> {
    return this.repository.placeUnplaced();
  }

  /**
   * @param after the FAQ to go behind; null: before all
   * @throws DomainError FAQ_NOT_FOUND; CONFLICT when `after` is not in its category
   */
  async move(by: Principal, id: string, after: string | null): Promise<null> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const faq = await this.find(id);
      const places = await this.repository.findPlaces(faq.category);
      const others = places.filter(({ _id }) => !_id.equals(faq._id));
      const index = after === null ? -1 : others.findIndex(({ _id }) => String(_id) === after);
      if (after !== null && index < 0) throw notInCategory();
      if (isThere(places, faq, index)) return null;
      const { roomFirst, position } = routeBehind(others, index);
      if (
        (await this.makeRoom(faq.category, roomFirst)) &&
        (await this.repository.place(faq, faq.category, position))
      ) {
        await this.writeDown(by, faq, placeOf(places, faq._id), others[index]);
        return null;
      }
    }
    throw tooManyEdits();
  }

  private async makeRoom(category: Category, writes: Route<FaqPlace>['roomFirst']): Promise<boolean> {
    for (const { item, position } of writes) {
      if (!(await this.repository.place(item, category, position))) return false;
    }
    return true;
  }

  private async find(id: string): Promise<Faq> {
    const faq = await this.repository.findById(id);
    if (!faq) throw faqNotFound();
    return faq;
  }

  private async writeDown(
    by: Principal,
    { _id, question, category }: Faq,
    before: FaqPlace | undefined,
    after: FaqPlace | undefined,
  ): Promise<void> {
    await this.audit.record({
      action: 'faq.reordered',
      by,
      target: { type: 'faq', id: String(_id), name: question },
      before: { category, behind: before?.question ?? null },
      after: { category, behind: after?.question ?? null },
    });
  }
}

/** The one that it stands behind; undefined for the first. */
function placeOf(places: readonly FaqPlace[], id: Types.ObjectId): FaqPlace | undefined {
  return places[places.findIndex(({ _id }) => _id.equals(id)) - 1];
}

/** Without it, its place has the number that it has with it. */
function isThere(places: readonly FaqPlace[], { _id }: Faq, index: number): boolean {
  return places.findIndex((place) => place._id.equals(_id)) === index + 1;
}
