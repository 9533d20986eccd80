import { Injectable } from '@nestjs/common';
import {
  LIMITS,
  type ConversationView,
  type CursorMeta,
  type ListConversationsQuery,
  type StaffConversationView,
} from '@switchboard/contracts';
import { Result } from '../../platform/http/envelope.interceptor';
import { SettingsService } from '../settings/settings.service';
import { UsersService } from '../users/users.service';
import { ConversationSearchService } from './conversation-search.service';
import { peopleOf, toConversationView, type Reader } from './conversation.mapper';
import { ConversationsRepository, type ConversationFilter } from './conversations.repository';
import { listFilter } from './inbox/list-filter';
import { LIST_ORDERS } from './inbox/list-order';

export type ConversationPage = Result<(ConversationView | StaffConversationView)[], CursorMeta>;

/** The inbox, and a customer's history. One indexed read a page: all that a row shows is on the conversation. */
@Injectable()
export class ConversationListService {
  constructor(
    private readonly repository: ConversationsRepository,
    private readonly users: UsersService,
    private readonly search: ConversationSearchService,
    private readonly settings: SettingsService,
  ) {}

  /** A customer's own, or all for staff. @throws DomainError FORBIDDEN, VALIDATION_FAILED, INVALID_CURSOR */
  async list(reader: Reader, query: ListConversationsQuery): Promise<ConversationPage> {
    const { limit = LIMITS.listPageDefault, sort = 'activity', cursor } = query;
    const order = LIST_ORDERS[sort];
    const conditions: ConversationFilter[] = [listFilter(reader, query)];
    if (cursor !== undefined) conditions.push(order.after(cursor));
    const searched = query.search === undefined ? null : await this.search.find(reader, query.search);
    if (searched) conditions.push({ _id: { $in: searched.ids } });
    const found = await this.repository.findPage({ $and: conditions }, order.by, limit + 1);
    const page = found.slice(0, limit);
    const people = await this.users.summariesOf(peopleOf(page));
    const matches = searched && (await this.search.matches(page, people, searched));
    const last = page.at(-1);
    return new Result(
      page.map((conversation) => ({
        ...toConversationView(conversation, people, reader, this.settings.current.targets),
        ...(matches && { match: matches.get(String(conversation._id)) }),
      })),
      { nextCursor: found.length > limit && last ? order.cursorOf(last) : null },
    );
  }
}
