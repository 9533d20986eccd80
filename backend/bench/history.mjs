// A desk's past in bulk: conversations of ten messages, evenly over ninety days. The same every time.
import { mongo } from 'mongoose';

const { ObjectId } = mongo;
const DAY = 86_400_000;
const MINUTE = 60_000;
const MESSAGES = 10;
const BATCH = 500;

export const DAYS = 90;

const pick = (list, number) => list[number % list.length];
/** What a desk has on its hands does not grow with its past. */
const UNRESOLVED = 100;
const OPEN = ['active', 'escalated'];
const CATEGORIES = ['account', 'billing', 'technical', 'product', 'general'];
const SENTIMENTS = ['neutral', 'positive', 'negative', 'frustrated'];

export function conversation(number, { createdAt, isOpen, agent, customer }) {
  const later = (minutes) => new Date(createdAt.getTime() + minutes * MINUTE);
  const isWithPerson = number % 3 === 0;
  const status = isOpen ? pick(OPEN, number) : 'resolved';
  return {
    _id: new ObjectId(),
    user: customer,
    title: 'An order',
    status,
    category: pick(CATEGORIES, number),
    sentiment: pick(SENTIMENTS, number),
    metadata: { totalMessages: MESSAGES, aiMessages: 4, userMessages: 5, averageResponseTime: 900 },
    assignedAgent: isWithPerson ? agent : null,
    isAgentInvolved: isWithPerson,
    escalation: null,
    lastSeq: MESSAGES,
    participants: [],
    tags: [],
    milestones: [
      ...(isWithPerson
        ? [
            { kind: 'escalated', at: later(20), reason: 'requested' },
            { kind: 'joined', at: later(25), by: agent },
          ]
        : []),
      ...(status === 'resolved'
        ? [{ kind: 'resolved', at: later(45), ...(isWithPerson && { by: agent, waited: 20 * MINUTE }) }]
        : []),
    ],
    lastActivityAt: later(40),
    createdAt,
    updatedAt: createdAt,
  };
}

export function message(number, { conversation, createdAt, agent, customer, faq }) {
  const isLast = number === MESSAGES;
  const senderType = isLast ? 'agent' : number % 2 ? 'user' : 'ai';
  const sender = { user: customer, ai: null, agent }[senderType];
  const timings = { queue: 100 + number, retrieval: 20, model: 900 + 37 * number, delivery: 60 };
  return {
    _id: new ObjectId(),
    conversation,
    seq: number,
    sender,
    senderType,
    type: 'text',
    content: 'Parcel',
    visibility: 'public',
    moderation: 'passed',
    flags: [],
    tasks: [],
    metadata:
      senderType === 'ai'
        ? {
            model: 'gpt-4.1-mini',
            tokensUsed: 400,
            cost: 0.0002,
            confidence: (number % 10) / 10,
            timeToFirstToken: 300,
            timings,
            citations: [{ faq, question: 'Where is it?' }],
          }
        : { sentiment: pick(SENTIMENTS, number) },
    createdAt,
    updatedAt: createdAt,
  };
}

/** What a desk's customers ask and nobody knows: always the same things, some of them far more often than others. */
const GAPS = Array.from({ length: 200 }, (_, number) => ({ _id: new ObjectId(), number }));

/** One question in so many has no answer. */
const UNKNOWN = 10;

function gap({ _id, number }, until) {
  const question = `Is there a discount of kind ${number}?`;
  return {
    _id,
    question,
    phrases: [{ text: question }],
    text: question.toLowerCase(),
    terms: ['discount', String(number)],
    status: 'open',
    faq: null,
    answeredAt: null,
    reopenedAt: null,
    dismissal: null,
    draftingUntil: null,
    asked: 1,
    people: 1,
    moods: {},
    firstAskedAt: until,
    lastAskedAt: until,
    told: 0,
    toBeTold: 0,
    stale: 0,
  };
}

function gapQuestion(number, { _id, conversation, seq, sender, metadata, createdAt }) {
  const share = ((number * 0.618_033_988_75) % 1) ** 2;
  return {
    _id,
    gap: GAPS[Math.floor(share * GAPS.length)]._id,
    conversation,
    seq,
    customer: sender,
    text: 'A discount?',
    reason: 'unknown',
    sentiment: metadata.sentiment,
    askedAt: createdAt,
    updatedAt: createdAt,
  };
}

/** Puts so many messages into the database. @returns how many it were */
export async function fill(database, count, people, until) {
  const conversations = Math.round(count / MESSAGES);
  const begin = until.getTime() - DAYS * DAY;
  let put = 0;
  let asked = 0;
  await database.collection('gaps').insertMany(GAPS.map((one) => gap(one, until)));
  for (let first = 0; first < conversations; first += BATCH) {
    const some = Array.from({ length: Math.min(BATCH, conversations - first) }, (_, place) => {
      const at = begin + ((first + place) / conversations) * (DAYS * DAY - 60 * MINUTE);
      const isOpen = first + place >= conversations - UNRESOLVED;
      return conversation(first + place, { createdAt: new Date(at), isOpen, ...people });
    });
    const messages = some.flatMap(({ _id, createdAt }) =>
      Array.from({ length: MESSAGES }, (_, place) =>
        message(place + 1, {
          conversation: _id,
          createdAt: new Date(createdAt.getTime() + 3 * place * MINUTE),
          ...people,
        }),
      ),
    );
    await database.collection('conversations').insertMany(some, { ordered: false });
    await database.collection('messages').insertMany(messages, { ordered: false });
    const questions = messages.filter(({ senderType }) => senderType === 'user' && asked++ % UNKNOWN === 0);
    const unknown = questions.map((question, place) => gapQuestion(asked + place, question));
    await database.collection('gap_questions').insertMany(unknown, { ordered: false });
    put += messages.length;
  }
  return put;
}
