import type {
  MessageFlag,
  MessageMetadata,
  MessageSender,
  MessageView,
  Role,
  UserSummary,
} from '@switchboard/contracts';
import type { Types } from 'mongoose';
import type { Conversation } from '../conversations/conversations.types';
import type { Message, StoredMetadata } from './message.schema';

/** What of a conversation decides whether a message was read. */
export type ReadState = Pick<Conversation, 'participants' | 'answeredSeq'>;

/**
 * A message as its readers see it.
 * @param forStaff with its flags, and with who released it; the sender of a blocked message is told why, too
 */
export function toMessageView(
  message: Message,
  people: Map<string, UserSummary>,
  readState: ReadState,
  forStaff: boolean,
): MessageView {
  const { isRead, readAt } = readBy(message, readState);
  return {
    _id: String(message._id),
    conversation: String(message.conversation),
    seq: message.seq,
    sender: senderOf(message, people),
    senderType: message.senderType,
    type: message.type,
    content: message.content,
    ...(message.clientMessageId !== undefined && { clientMessageId: message.clientMessageId }),
    visibility: message.visibility,
    mentions: message.mentions?.map(String) ?? [],
    moderation: message.moderation,
    flags: forStaff ? message.flags : message.moderation === 'blocked' ? reasonsFor(message) : [],
    replyTo: message.replyTo ? String(message.replyTo) : null,
    feedback: message.feedback ?? null,
    answerFailure: message.answerFailure ?? null,
    ...(forStaff && releaseOf(message, people)),
    metadata: toMetadata(message.metadata),
    isRead,
    readAt: readAt?.toISOString() ?? null,
    createdAt: message.createdAt.toISOString(),
    updatedAt: message.updatedAt.toISOString(),
  };
}

/** Ids of everybody whose name a view of these messages may show. */
export function peopleIn(messages: Message[]): string[] {
  const ids = messages.flatMap(({ sender, releasedBy }) => [sender, releasedBy]);
  return [...new Set(ids.flatMap((id) => (id ? [String(id)] : [])))];
}

/** Why a message was blocked, as its sender is told: whoever tries to turn the assistant learns nothing from it. */
export function reasonsFor({ flags }: Message): MessageFlag[] {
  return flags.filter((flag) => flag !== 'injection');
}

function senderOf({ sender, senderType }: Message, people: Map<string, UserSummary>): MessageView['sender'] {
  return sender && personOf(sender, people, senderType === 'agent' ? 'agent' : 'customer');
}

function releaseOf({ releasedBy, releasedAt }: Message, people: Map<string, UserSummary>) {
  if (!releasedBy || !releasedAt) return {};
  return { release: { by: personOf(releasedBy, people, 'agent'), at: releasedAt.toISOString() } };
}

function personOf(id: Types.ObjectId, people: Map<string, UserSummary>, formerRole: Role): MessageSender {
  return people.get(String(id)) ?? { _id: String(id), name: 'Former user', role: formerRole, avatar: null };
}

function toMetadata({ citations, ...figures }: StoredMetadata): MessageMetadata {
  return {
    ...figures,
    ...(citations && { citations: citations.map(({ faq, question }) => ({ faq: String(faq), question })) }),
  };
}

/** Somebody else has read up to it, or the assistant has answered it. */
function readBy(
  message: Message,
  { participants, answeredSeq }: ReadState,
): { isRead: boolean; readAt: Date | null } {
  const reader = participants
    .filter(({ user, readSeq }) => !message.sender?.equals(user) && readSeq >= message.seq)
    .sort((a, b) => (a.readAt?.getTime() ?? 0) - (b.readAt?.getTime() ?? 0))[0];
  if (reader) return { isRead: true, readAt: reader.readAt };
  return { isRead: message.senderType === 'user' && answeredSeq >= message.seq, readAt: null };
}
