import { type MessageView, type ParticipantView, type Role, isStaff } from '@switchboard/contracts';

export type ReceiptState = 'sent' | 'delivered' | 'read';

/** How far the other side has come: what the ticks of one's own messages show. */
export interface PeerMarks {
  readonly deliveredSeq: number;
  readonly readSeq: number;
}

/** The furthest marks of those on the other side: staff for a customer, customers for staff. */
export function peerMarks(participants: readonly ParticipantView[], myRole: Role): PeerMarks {
  const peers = participants.filter(({ role }) => isStaff(role) !== isStaff(myRole));
  return {
    deliveredSeq: Math.max(0, ...peers.map(({ deliveredSeq, readSeq }) => Math.max(deliveredSeq, readSeq))),
    readSeq: Math.max(0, ...peers.map(({ readSeq }) => readSeq)),
  };
}

/** What the assistant has answered, it has read: it takes no part with marks of its own. */
export function withAnswered(marks: PeerMarks, messages: readonly MessageView[]): PeerMarks {
  const answered = new Set(messages.map(({ replyTo }) => replyTo));
  const seq = Math.max(0, ...messages.filter(({ _id }) => answered.has(_id)).map((message) => message.seq));
  return { deliveredSeq: Math.max(marks.deliveredSeq, seq), readSeq: Math.max(marks.readSeq, seq) };
}

export function receiptOf(seq: number, marks: PeerMarks): ReceiptState {
  if (seq <= marks.readSeq) return 'read';
  return seq <= marks.deliveredSeq ? 'delivered' : 'sent';
}

/** High-water marks only rise, whatever the order in which receipts arrive. */
export function raiseMark(
  participants: readonly ParticipantView[],
  reader: { user: string; role: Role },
  mark: { deliveredSeq?: number; readSeq?: number },
): readonly ParticipantView[] {
  const known = participants.find(({ user }) => user === reader.user);
  const before = known ?? { ...reader, deliveredSeq: 0, readSeq: 0, readAt: null };
  const after: ParticipantView = {
    ...before,
    deliveredSeq: Math.max(before.deliveredSeq, mark.deliveredSeq ?? 0),
    readSeq: Math.max(before.readSeq, mark.readSeq ?? 0),
  };
  return known ? participants.map((one) => (one === known ? after : one)) : [...participants, after];
}
