import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Types } from 'mongoose';
import {
  ConversationSearchService,
  type FoundMessage,
  type MessageSearch,
  type SearchScope,
} from '../conversations/conversation-search.service';
import { MessagesRepository, type MessageFilter } from './messages.repository';

/** What was said, for the search of conversations. */
@Injectable()
export class MessageSearchService implements MessageSearch, OnModuleInit {
  constructor(
    private readonly repository: MessagesRepository,
    private readonly conversations: ConversationSearchService,
  ) {}

  onModuleInit(): void {
    this.conversations.register(this);
  }

  newestWith(word: string, scope: SearchScope): Promise<Map<string, Types.ObjectId>> {
    return this.repository.newestByConversation({ $text: { $search: word }, ...searchable(scope) });
  }

  find(ids: Types.ObjectId[], scope: SearchScope): Promise<FoundMessage[]> {
    return this.repository.findTexts({ _id: { $in: ids }, ...searchable(scope) });
  }
}

/** What people and the assistant said, as far as this reader may see it; an answer must have been decided. */
function searchable({ conversations, forStaff }: SearchScope): MessageFilter {
  return {
    ...(conversations && { conversation: { $in: conversations } }),
    senderType: { $ne: 'system' },
    ...(forStaff
      ? { $or: [{ moderation: 'passed' }, { senderType: { $ne: 'ai' } }] }
      : { visibility: 'public', moderation: 'passed' }),
  };
}
