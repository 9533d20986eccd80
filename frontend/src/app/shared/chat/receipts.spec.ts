import type { MessageView, ParticipantView } from '@switchboard/contracts';
import { peerMarks, raiseMark, receiptOf, withAnswered } from './receipts';

const customer: ParticipantView = { user: 'c', role: 'customer', deliveredSeq: 9, readSeq: 9, readAt: null };
const agent: ParticipantView = { user: 'a', role: 'agent', deliveredSeq: 5, readSeq: 3, readAt: null };
const admin: ParticipantView = { user: 'b', role: 'admin', deliveredSeq: 4, readSeq: 4, readAt: null };

describe('receipts', () => {
  it('of a customer come from the member of staff who is furthest', () => {
    const marks = peerMarks([customer, agent, admin], 'customer');
    expect(marks).toEqual({ deliveredSeq: 5, readSeq: 4 });
    expect([4, 5, 6].map((seq) => receiptOf(seq, marks))).toEqual(['read', 'delivered', 'sent']);
  });

  it('of staff come from the customer', () => {
    expect(peerMarks([customer, agent], 'admin')).toEqual({ deliveredSeq: 9, readSeq: 9 });
  });

  it('only rise', () => {
    const raised = raiseMark([agent], agent, { readSeq: 7 });
    expect(raiseMark(raised, agent, { readSeq: 2, deliveredSeq: 6 })[0]).toMatchObject({
      readSeq: 7,
      deliveredSeq: 6,
    });
  });

  it('count what the assistant has answered as read', () => {
    const question = { _id: 'q', seq: 4, replyTo: null } as MessageView;
    const later = { _id: 'r', seq: 6, replyTo: null } as MessageView;
    const answer = { _id: 'x', seq: 5, replyTo: 'q' } as MessageView;
    const marks = withAnswered({ deliveredSeq: 1, readSeq: 1 }, [question, answer, later]);
    expect(marks).toEqual({ deliveredSeq: 4, readSeq: 4 });
  });

  it('take in somebody who was not there before', () => {
    expect(raiseMark([], { user: 'x', role: 'agent' }, { readSeq: 2 })).toHaveLength(1);
  });
});
