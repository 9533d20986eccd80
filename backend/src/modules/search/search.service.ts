import { Injectable } from '@nestjs/common';
import type { SearchResults, StaffConversationView } from '@switchboard/contracts';
import type { Principal } from '../../platform/security/access.decorators';
import { ConversationListService } from '../conversations/conversation-list.service';
import { FaqsService } from '../faqs/faqs.service';

/** Of each kind: as many as a command palette shows. */
const FEW = 6;

/** One search over what staff look for. */
@Injectable()
export class SearchService {
  constructor(
    private readonly conversations: ConversationListService,
    private readonly faqs: FaqsService,
  ) {}

  /** Conversations by activity, FAQs by how well they fit. @param staff without whose permission nobody gets here */
  async find(staff: Principal, search: string): Promise<SearchResults> {
    const [conversations, faqs] = await Promise.all([
      this.conversations.list(staff, { search, limit: FEW }),
      this.faqs.list(staff, { search, limit: FEW }),
    ]);
    return {
      conversations: conversations.data as StaffConversationView[],
      faqs: faqs.data.map(({ _id, question, category }) => ({ _id, question, category })),
    };
  }
}
