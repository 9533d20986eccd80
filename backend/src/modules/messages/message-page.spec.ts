import type { ModerationState, SenderType, Visibility } from '@switchboard/contracts';
import * as fc from 'fast-check';
import { Types } from 'mongoose';
import { isVisibleTo, makePage, type PageReader } from './message-page';
import type { Message } from './message.schema';

const CUSTOMER = new Types.ObjectId();
const customer: PageReader = { userId: String(CUSTOMER), isStaff: false };
const staff: PageReader = { userId: String(new Types.ObjectId()), isStaff: true };

interface Kind {
  senderType: SenderType;
  moderation: ModerationState;
  visibility: Visibility;
}

const messageOf = (seq: number, { senderType, moderation, visibility }: Kind): Message => ({
  _id: new Types.ObjectId(),
  conversation: new Types.ObjectId(),
  seq,
  sender: senderType === 'user' ? CUSTOMER : null,
  senderType,
  type: 'text',
  content: 'text',
  visibility,
  moderation,
  flags: [],
  aiEpoch: 0,
  metadata: {},
  tasks: [],
  createdAt: new Date(),
  updatedAt: new Date(),
});

const kinds = fc.constantFrom<Kind>(
  { senderType: 'user', moderation: 'passed', visibility: 'public' },
  { senderType: 'user', moderation: 'pending', visibility: 'public' },
  { senderType: 'user', moderation: 'blocked', visibility: 'public' },
  { senderType: 'ai', moderation: 'passed', visibility: 'public' },
  { senderType: 'ai', moderation: 'pending', visibility: 'public' },
  { senderType: 'agent', moderation: 'passed', visibility: 'internal' },
);

describe('a page of messages', () => {
  it('claims nothing that may still appear', () => {
    fc.assert(
      fc.property(
        fc.array(kinds, { maxLength: 30 }),
        fc.boolean(),
        fc.boolean(),
        (stored, reachedEnd, asStaff) => {
          const messages = stored.map((kind, index) => messageOf(index + 1, kind));
          const reader = asStaff ? staff : customer;
          const page = makePage(messages, reader, { lastSeq: 0, hasMore: !reachedEnd, reachedEnd });
          const undecided = messages.filter(({ moderation }) => moderation === 'pending');
          expect(undecided.every(({ seq }) => seq > page.syncedTo)).toBe(true);
          const shown = new Set(page.messages);
          const missing = messages.filter((message) => isVisibleTo(reader, message) && !shown.has(message));
          expect(missing).toEqual([]);
          if (!undecided.length) expect(page.syncedTo).toBe(messages.length);
        },
      ),
    );
  });

  it('goes up to the number that the conversation had before, when what lies there is for others', () => {
    const page = makePage(
      [messageOf(1, { senderType: 'user', moderation: 'passed', visibility: 'public' })],
      customer,
      {
        lastSeq: 4,
        hasMore: false,
        reachedEnd: true,
      },
    );
    expect(page).toMatchObject({ syncedTo: 4, lastSeq: 4 });
  });

  it('ends at its last message when there are more', () => {
    const page = makePage(
      [messageOf(1, { senderType: 'user', moderation: 'passed', visibility: 'public' })],
      customer,
      {
        lastSeq: 4,
        hasMore: true,
        reachedEnd: false,
      },
    );
    expect(page).toMatchObject({ syncedTo: 1, lastSeq: 4 });
  });
});

describe('who sees a message', () => {
  const see = (reader: PageReader, kind: Kind) => isVisibleTo(reader, messageOf(1, kind));

  it.each<[string, PageReader, Kind, boolean]>([
    [
      'its sender, while it is undecided',
      customer,
      { senderType: 'user', moderation: 'pending', visibility: 'public' },
      true,
    ],
    [
      'staff, when it was blocked',
      staff,
      { senderType: 'user', moderation: 'blocked', visibility: 'public' },
      true,
    ],
    [
      'no customer, when it is a note',
      customer,
      { senderType: 'agent', moderation: 'passed', visibility: 'internal' },
      false,
    ],
    [
      'staff, when it is a note',
      staff,
      { senderType: 'agent', moderation: 'passed', visibility: 'internal' },
      true,
    ],
    [
      'nobody, when it is an undecided answer',
      staff,
      { senderType: 'ai', moderation: 'pending', visibility: 'public' },
      false,
    ],
  ])('%s', (_, reader, kind, isSeen) => {
    expect(see(reader, kind)).toBe(isSeen);
  });

  it('is not another customer while it is undecided', () => {
    const another: PageReader = { userId: String(new Types.ObjectId()), isStaff: false };
    expect(see(another, { senderType: 'user', moderation: 'pending', visibility: 'public' })).toBe(false);
  });
});
