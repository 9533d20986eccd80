import { LIMITS, type FaqDraft } from '@switchboard/contracts';
import type { Transcript } from '../ai-provider';
import { categoriseText } from './categoriser';
import { namesIn, withoutPersonalData } from './personal-data';
import { readSentence } from './sentence-cues';
import { chooseSentences } from './summary';
import { stemWord } from './stemming';
import { comparableWords } from './text-features';
import { splitSentences } from './text-normalisation';
import { namesSubject } from './vague-words';

const ANSWER_SENTENCES = 3;
const KEYWORDS = 6;
const SHORTEST_KEYWORD = 3;
/** Words of time and measure: they may be rare in a conversation, and nobody looks for an answer by them. */
const PASSING = new Set(
  `once twice whenever keep keeps last next first today yesterday tomorrow morning afternoon evening night day days week weeks
  month months year years hour hours minute minutes ago later soon early late end middle beginning two three four five six seven
  eight nine ten hundred dear team support case way part bit lot side person people someone monday tuesday wednesday thursday
  friday saturday sunday january february march april may june july august september october november december`.split(
    /\s+/,
  ),
);

/** Sentences of general use: what to do and how it is, not what was done for one customer. */
const GENERAL =
  /\b(?:you can|you need|you should|you will|please|open|choose|click|select|go to|use|settings|always|every|plans?|if)\b/i;
const THIS_CASE =
  /\b(?:i|we)(?:'ve| have| just|'ll| will)?\b|\byour (?:account|order|payment|parcel|case|contract)\b/i;

/**
 * An FAQ that would have answered the conversation: the customer's main concern as a question, what helped as the answer.
 * Without names, addresses and numbers of the people in it. An admin reads it before it is kept.
 */
export function draftFaq(transcript: Transcript): FaqDraft {
  const names = namesIn(transcript);
  const question = questionOf(withoutPersonalData(mainConcernOf(transcript), names));
  const answer = answerOf(transcript, names);
  const customersWords = transcript.filter(({ role }) => role === 'customer').map(({ content }) => content);
  return {
    category: categoriseText([question, ...customersWords].join('\n')),
    question: question.slice(0, LIMITS.faqQuestion),
    answer: answer.slice(0, LIMITS.faqAnswer),
    keywords: keywordsOf(`${question} ${answer}`, transcript, names),
  };
}

/** The customer's sentence that a summary would take first. */
function mainConcernOf(transcript: Transcript): string {
  const own = transcript.filter(({ role }) => role === 'customer');
  const [chosen] = chooseSentences(own, 1);
  return chosen ? (splitSentences(own[chosen.message]?.content ?? '')[chosen.sentence] ?? '') : '';
}

const GREETING =
  /^(?:(?:hi|hey|hello|dear|good (?:morning|afternoon|evening|day))(?: \w+)?[,!.]\s+|(?:and|but|so|oh|well|also|ok|however)[, ]+)+/i;
const ASKS =
  /^(?:how|what|where|which|who|when|why|can|could|do|does|is|are|will|may|should|am|did|has|have)\b/i;
const WISHES: readonly [RegExp, string][] = [
  [
    /^(?:i|we)(?:'d| would)? ?(?:want|like|love|need|wanted)(?:ed)? to know (?:if|whether|how|what|where|when|why)\s+/i,
    '',
  ],
  [
    /^(?:i|we)(?:'d| would)? ?(?:want|like|love|need|wanted|am trying|'m trying|are trying)(?:ed)? to (?!know)/i,
    'How can I ',
  ],
  [/^(?:i am|i'm|we are|we're) (?:trying|looking|hoping) to\s+/i, 'How can I '],
  [/^please (?!tell|help)/i, 'How can I '],
  [/^(?:i|we)(?:'d| would)? ?(?:need|want|like) (?=a|an|the|my)/i, 'How do I get '],
];

function questionOf(concern: string): string {
  const plain = concern
    .replace(GREETING, '')
    .trim()
    .replace(/[\s.!,;:]+$/, '');
  if (plain === '') return '';
  if (plain.endsWith('?') || ASKS.test(plain)) return asQuestion(plain);
  for (const [pattern, by] of WISHES) {
    if (pattern.test(plain)) return asQuestion(plain.replace(pattern, by));
  }
  const startsWithName = /^(?:I\b|\p{Lu}{2})/u.test(plain);
  return asQuestion(
    `What can I do if ${startsWithName ? plain : plain.charAt(0).toLowerCase() + plain.slice(1)}`,
  );
}

function asQuestion(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/[?\s]+$/, '')}?`;
}

/** What the agent, or without one the assistant, found out and did; rather in general than for this customer. */
function answerOf(transcript: Transcript, names: ReadonlySet<string>): string {
  const hasAgent = transcript.some(({ role }) => role === 'agent');
  const helper = hasAgent ? 'agent' : 'assistant';
  const sentences = transcript
    .filter(({ role }) => role === helper)
    .flatMap(({ content }) => splitSentences(content))
    .map((text, order) => ({
      text: withoutPersonalData(text, names),
      order,
      cues: readSentence(text, false),
    }))
    .filter(({ text, cues }) => text !== '' && !cues.isFiller && !cues.isQuestion);
  const scored = sentences.map((sentence) => {
    const { text, cues } = sentence;
    let score = Number(cues.isResolution) + Number(cues.isExplanation);
    if (GENERAL.test(text)) score += 2;
    if (THIS_CASE.test(text)) score -= 1;
    return { ...sentence, score };
  });
  const best = scored.sort((a, b) => b.score - a.score || a.order - b.order).slice(0, ANSWER_SENTENCES);
  return best
    .sort((a, b) => a.order - b.order)
    .map(({ text }) => text)
    .join(' ');
}

/** By TF-IDF: words of the draft that stand in few of the messages count more. */
function keywordsOf(draft: string, transcript: Transcript, names: ReadonlySet<string>): string[] {
  const messages = transcript.map(({ content }) => new Set(comparableWords(content).map(stemWord)));
  const found = new Map<string, { word: string; count: number }>();
  for (const word of comparableWords(draft)) {
    if (word.length < SHORTEST_KEYWORD || /\d/.test(word) || names.has(word) || !namesSubject(word)) continue;
    if (PASSING.has(word)) continue;
    const stem = stemWord(word);
    const entry = found.get(stem) ?? { word, count: 0 };
    found.set(stem, { ...entry, count: entry.count + 1 });
  }
  return [...found]
    .map(([stem, { word, count }]) => {
      const having = messages.filter((words) => words.has(stem)).length;
      return { word, weight: count * Math.log((messages.length + 1) / (having + 0.5)) };
    })
    .sort((a, b) => b.weight - a.weight)
    .slice(0, KEYWORDS)
    .map(({ word }) => word);
}
