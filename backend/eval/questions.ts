import { DEFAULT_CHAT_PREFERENCES } from '@switchboard/contracts';
import { FaqRanker } from '../src/modules/ai/providers/embedded/faq-ranker';
import { retrieveKnowledge } from '../src/modules/ai/providers/embedded/knowledge-retrieval';
import { writeReply } from '../src/modules/ai/providers/embedded/reply-writer';
import { splitSentences } from '../src/modules/ai/providers/embedded/text-normalisation';
import { USUAL_ASSISTANT } from '../src/modules/settings/settings.types';
import { DEMO_FAQS } from '../src/seed/demo-faqs';
import { share, type EvalRow } from './support/figures';
import { readSet } from './support/sets';

/** Fixed sentences around what an FAQ says: a courtesy, an offer, a hint at a related question. */
const MOST_SENTENCES_OF_ITS_OWN = 2;

/** The embedded provider against the demo help centre: is it right, does it know when not, is what it cites the source? */
export async function evaluateQuestions(): Promise<EvalRow[]> {
  const faqs = DEMO_FAQS.map((faq) => ({
    ...faq,
    id: faq.key,
    keywords: faq.keywords ?? [],
    variants: faq.variants ?? [],
  }));
  const ranker = new FaqRanker(faqs);
  const asked = (await readSet('questions')).map(({ text, faqs: right, earlier = [] }) => {
    const history = earlier.map((content) => ({ role: 'customer' as const, content }));
    const { decision, knowledge, candidates } = retrieveKnowledge(ranker, text, history);
    const reply = writeReply({
      question: text,
      history,
      preferences: DEFAULT_CHAT_PREFERENCES,
      assistant: USUAL_ASSISTANT,
      customerName: '',
      sentiment: 'neutral',
      decision,
      knowledge,
      isSuspicious: false,
      patience: 20_000,
    });
    return { right, reply, place: candidates.findIndex(({ faq }) => right.includes(faq.id)) };
  });
  const inside = asked.filter(({ right }) => right.length > 0);
  const outside = asked.filter(({ right }) => right.length === 0);
  const answered = asked.filter(({ reply }) => reply.outcome === 'answered' && reply.citations.length > 0);
  const answerOf = new Map(faqs.map(({ id, answer }) => [id, answer]));
  const task = 'questions to the demo help centre';
  return [
    {
      task,
      metric: 'right FAQ first',
      value: share(inside, ({ place }) => place === 0),
    },
    {
      task,
      metric: 'right FAQ in the first three',
      value: share(inside, ({ place }) => place >= 0),
    },
    {
      task,
      metric: 'out of scope and answered',
      value: share(outside, ({ reply }) => reply.outcome === 'answered'),
      target: 0.12,
      aim: 0.08,
      lowerIsBetter: true,
    },
    {
      task,
      metric: 'answers from a right FAQ',
      value: share(answered, ({ right, reply }) => reply.citations.some(({ faq }) => right.includes(faq))),
    },
    {
      task,
      metric: 'citations that support their answer',
      value: share(answered, ({ reply }) => isSupported(reply.text, reply.citations, answerOf)),
      target: 0.95,
      aim: 0.99,
    },
  ];
}

/** Does everything that is said, but for the courtesies, stand in what is cited, and is every citation used? */
function isSupported(text: string, citations: { faq: string }[], answerOf: Map<string, string>): boolean {
  const sources = citations.map(({ faq }) => answerOf.get(faq) ?? '');
  const unsupported = splitSentences(text).filter(
    (sentence) => !sources.some((source) => source.includes(sentence)),
  );
  const areUsed = sources.every((source) =>
    splitSentences(source).some((sentence) => text.includes(sentence)),
  );
  return areUsed && unsupported.length <= MOST_SENTENCES_OF_ITS_OWN;
}
