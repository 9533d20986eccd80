import { Injectable } from '@nestjs/common';
import { hasPermission, type SearchMatch, type UserSummary } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { excerpt, type Excerpt } from '../../platform/text/excerpt';
import { searchWords, type SearchWord } from '../../platform/text/search-words';
import { UsersService } from '../users/users.service';
import type { Reader } from './conversation.mapper';
import type { Conversation } from './conversation.schema';
import { ConversationsRepository, type ConversationFilter } from './conversations.repository';

/** What of all texts a reader may search. */
export interface SearchScope {
  /** Only in these conversations; null for all. */
  conversations: Types.ObjectId[] | null;
  forStaff: boolean;
}

export interface FoundMessage {
  _id: Types.ObjectId;
  conversation: Types.ObjectId;
  seq: number;
  content: string;
}

/** The feature that knows what was said, which registers itself: conversations do not know of it. */
export interface MessageSearch {
  /** By conversation the newest message that has the word. */
  newestWith(word: string, scope: SearchScope): Promise<Map<string, Types.ObjectId>>;
  /** Those that are still there. */
  find(ids: Types.ObjectId[], scope: SearchScope): Promise<FoundMessage[]>;
}

/** Where one word was found: by conversation the message, or null for its title or its customer's name. */
type Hits = Map<string, Types.ObjectId | null>;

/** The conversations that have all the words of a search somewhere, and which messages have them. */
export interface FoundConversations {
  readonly words: readonly SearchWord[];
  readonly scope: SearchScope;
  readonly ids: Types.ObjectId[];
  /** By conversation, those that have a word. */
  readonly messages: ReadonlyMap<string, Types.ObjectId[]>;
}

/** Finds conversations by the words in their titles, in their messages, and for staff in their customers' names. */
@Injectable()
export class ConversationSearchService {
  private readonly messageSearches: MessageSearch[] = [];

  constructor(
    private readonly repository: ConversationsRepository,
    private readonly users: UsersService,
  ) {}

  register(messageSearch: MessageSearch): void {
    this.messageSearches.push(messageSearch);
  }

  /** Every word narrows the search, and each may be found in another place of a conversation. */
  async find(reader: Reader, search: string): Promise<FoundConversations> {
    const words = searchWords(search);
    const forStaff = hasPermission(reader.role, 'conversations:read-all');
    const conversations = forStaff
      ? null
      : await this.repository.findIds({ user: new Types.ObjectId(reader._id) });
    const scope: SearchScope = { conversations, forStaff };
    const [first, ...others] = await Promise.all(words.map(({ word }) => this.hits(word, scope)));
    const messages = new Map<string, Types.ObjectId[]>();
    for (const id of first?.keys() ?? []) {
      if (others.every((hits) => hits.has(id)))
        messages.set(
          id,
          [first, ...others].flatMap((hits) => hits?.get(id) ?? []),
        );
    }
    const ids = [...messages.keys()].map((id) => new Types.ObjectId(id));
    return { words, scope, ids, messages };
  }

  /** For each conversation of a page, where it has the most of the words. */
  async matches(
    page: Conversation[],
    people: Map<string, UserSummary>,
    { words, scope, messages }: FoundConversations,
  ): Promise<Map<string, SearchMatch>> {
    const ids = page.flatMap(({ _id }) => messages.get(String(_id)) ?? []);
    const texts = (await this.textsOf(ids, scope)).sort((a, b) => b.seq - a.seq);
    return new Map(
      page.map(({ _id, title, user }) => {
        const name = scope.forStaff ? (people.get(String(user))?.name ?? '') : '';
        const shown = [title, name].map((text) => ({ excerpt: excerpt(text, words), message: null }));
        const said = texts
          .filter(({ conversation }) => conversation.equals(_id))
          .map((message) => ({ excerpt: excerpt(message.content, words), message }));
        // What a row shows anyhow explains a hit best when it explains the whole of it.
        const best =
          shown.find((place) => place.excerpt.found === words.length) ??
          [...said, ...shown].reduce((best, place) =>
            place.excerpt.found > best.excerpt.found ? place : best,
          );
        return [String(_id), toMatch(best.excerpt, best.message)];
      }),
    );
  }

  private async hits(word: string, scope: SearchScope): Promise<Hits> {
    const [titled, named, ...said] = await Promise.all([
      this.repository.findIds({ $text: { $search: word }, ...within(scope) }),
      scope.forStaff ? this.ofCustomersNamed(word) : [],
      ...this.messageSearches.map((messages) => messages.newestWith(word, scope)),
    ]);
    const hits: Hits = new Map([...titled, ...named].map((id) => [String(id), null]));
    for (const found of said) for (const [id, message] of found) hits.set(id, message);
    return hits;
  }

  private async ofCustomersNamed(word: string): Promise<Types.ObjectId[]> {
    const customers = await this.users.idsNamed(word);
    return customers.length ? this.repository.findIds({ user: { $in: customers } }) : [];
  }

  private async textsOf(ids: Types.ObjectId[], scope: SearchScope): Promise<FoundMessage[]> {
    if (ids.length === 0) return [];
    return (await Promise.all(this.messageSearches.map((messages) => messages.find(ids, scope)))).flat();
  }
}

function within({ conversations }: SearchScope): ConversationFilter {
  return conversations ? { _id: { $in: conversations } } : {};
}

function toMatch({ text, ranges }: Excerpt, message: FoundMessage | null): SearchMatch {
  return { messageId: message && String(message._id), seq: message?.seq ?? null, text, ranges };
}
