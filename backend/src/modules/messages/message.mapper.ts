import type { MessageMetadata, MessageView, UserSummary } from '@switchboard/contracts';
import type { Conversation } from '../conversations/conversations.types';
import type { Message, StoredMetadata } from './message.schema';

/** What of a conversation decides whether a message was read. */
export type ReadState = Pick<Conversation, 'participants' | 'answeredSeq'>;

/**
 * A message as its readers see it.
 * @param withFlags the flags are for staff, and for the sender of a blocked message
 */
export function toMessageView(
  message: Message,
  people: Map<string, UserSummary>,
  readState: ReadState,
  withFlags: boolean,
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
    moderation: message.moderation,
    flags: withFlags || message.moderation === 'blocked' ? message.flags : [],
    replyTo: message.replyTo ? String(message.replyTo) : null,
    feedback: message.feedback ?? null,
    answerFailure: message.answerFailure ?? null,
    metadata: toMetadata(message.metadata),
    isRead,
    readAt: readAt?.toISOString() ?? null,
    createdAt: message.createdAt.toISOString(),
    updatedAt: message.updatedAt.toISOString(),
  };
}

function senderOf({ sender, senderType }: Message, people: Map<string, UserSummary>): MessageView['sender'] {
  if (!sender) return null;
  const id = String(sender);
  return (
    people.get(id) ?? { _id: id, name: 'Former user', role: senderType === 'agent' ? 'agent' : 'customer' }
  );
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
