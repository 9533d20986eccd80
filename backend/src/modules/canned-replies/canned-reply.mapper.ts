import type { CannedReplyView } from '@switchboard/contracts';
import type { CannedReply } from './canned-reply.schema';

export function toCannedReplyView(reply: CannedReply): CannedReplyView {
  return {
    _id: String(reply._id),
    shortcut: reply.shortcut,
    title: reply.title,
    content: reply.content,
    category: reply.category,
    createdAt: reply.createdAt.toISOString(),
    updatedAt: reply.updatedAt.toISOString(),
  };
}
