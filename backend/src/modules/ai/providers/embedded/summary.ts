import type { HistoryMessage, Transcript } from '../ai-provider';
import { readSentence, type SentenceCues } from './sentence-cues';
import { stemWord } from './stemming';
import { comparableWords } from './text-features';
import { splitSentences } from './text-normalisation';
import { isInformative } from './vague-words';

/** One sentence of a transcript; both numbers count from 0, sentences within their message as `splitSentences` has them. */
export interface ChosenSentence {
  message: number;
  sentence: number;
}

interface Candidate extends ChosenSentence {
  text: string;
  role: HistoryMessage['role'];
  cues: SentenceCues;
  /** Stems of the words that say something. */
  terms: ReadonlySet<string>;
  words: number;
}

const SENTENCES = 4;
/** Characters of one sentence in the text. */
const SENTENCE_LENGTH = 180;
/** Of all sentences together. */
const TEXT_LENGTH = 500;
/** What a sentence loses whose words are all in a chosen one; with fewer, less. */
const REDUNDANCY = 1.6;
/** With this share of its words in a chosen one it is that one again. */
const REPEATED_FROM = 0.85;
/** Words. "Yes of course." answers somebody, and says nothing by itself. */
const SHORTEST_STATEMENT = 4;
/** From this score on a sentence is worth its place; the first one always is. */
const WORTH_FROM = 1.2;

const SPEAKERS: Record<HistoryMessage['role'], string> = {
  customer: 'Customer',
  assistant: 'Assistant',
  agent: 'Agent',
};
const WAITING = 'The customer is waiting for an answer.';

/**
 * What is wanted or wrong, what matters and how it stands, in the speakers' own words, and whether the customer waits.
 * Empty when nothing was said.
 */
export function summarise(transcript: Transcript): string {
  const lines: { role: HistoryMessage['role']; text: string }[] = [];
  let length = 0;
  for (const { message, sentence } of chooseSentences(transcript)) {
    const said = transcript[message];
    const text = said && shorten(splitSentences(said.content)[sentence] ?? '');
    if (!text || length + text.length > TEXT_LENGTH) continue;
    const line = lines.at(-1);
    if (line?.role === said.role) line.text += ` ${text}`;
    else lines.push({ role: said.role, text });
    length += text.length;
  }
  const told = lines.map(({ role, text }) => `${SPEAKERS[role]}: ${text}`);
  return (isCustomerWaiting(transcript) ? [...told, WAITING] : told).join('\n');
}

/** The last word is the customer's, and it is more than thanks. */
function isCustomerWaiting(transcript: Transcript): boolean {
  const last = transcript.at(-1);
  if (last?.role !== 'customer') return false;
  const cues = splitSentences(last.content).map((text) => readSentence(text, true));
  return cues.some(({ isFiller, isConfirmation }) => !isFiller && !isConfirmation);
}

/**
 * The sentences that tell the most, in the order they were said: the customer's first real statement, later
 * corrections and details, what staff found out and did. Each further one is weighed against those taken before.
 */
export function chooseSentences(transcript: Transcript, limit = SENTENCES): ChosenSentence[] {
  const candidates = candidatesOf(transcript);
  const scores = scoreAll(candidates, transcript);
  const chosen: Candidate[] = [];
  while (chosen.length < limit) {
    let best: Candidate | undefined;
    let bestScore = chosen.length === 0 ? -Infinity : WORTH_FROM;
    for (const [index, candidate] of candidates.entries()) {
      const repeated = Math.max(0, ...chosen.map((other) => overlap(candidate.terms, other.terms)));
      if (chosen.includes(candidate) || repeated >= REPEATED_FROM) continue;
      const score = (scores[index] ?? 0) - REDUNDANCY * repeated;
      if (score > bestScore) [best, bestScore] = [candidate, score];
    }
    if (!best) break;
    chosen.push(best);
  }
  return chosen
    .sort((a, b) => a.message - b.message || a.sentence - b.sentence)
    .map(({ message, sentence }) => ({ message, sentence }));
}

function candidatesOf(transcript: Transcript): Candidate[] {
  return transcript.flatMap(({ role, content }, message) =>
    splitSentences(content).map((text, sentence) => {
      const words = comparableWords(text);
      return {
        message,
        sentence,
        text,
        role,
        cues: readSentence(text, role === 'customer'),
        terms: new Set(words.filter((word) => isInformative(word) || /\d/.test(word)).map(stemWord)),
        words: words.length,
      };
    }),
  );
}

/** Round weights, set by hand on one half of the labelled conversations. */
function scoreAll(candidates: readonly Candidate[], transcript: Transcript): number[] {
  const first = candidates.find(
    ({ role, cues, words }) => role === 'customer' && !cues.isFiller && words >= SHORTEST_STATEMENT,
  );
  const hasAgent = transcript.some(({ role }) => role === 'agent');
  const centralities = centralityOf(candidates);
  return candidates.map((candidate, index) => {
    const { cues, words, message } = candidate;
    /** From 0 at the beginning to 1 at the end. */
    const position = message / Math.max(1, transcript.length - 1);
    const length = Math.min(words, 20) / 10;
    let score = length + (centralities[index] ?? 0) + 0.4 * Math.min(cues.details, 2);
    if (cues.isFiller) score -= 3;
    if (words < SHORTEST_STATEMENT) score -= 1;
    if (candidate === first) score += 2;
    if (candidate.role === 'customer') return score + customersScore(cues, position);
    // With an agent there, what the assistant said before has seldom settled anything.
    return score + helpersScore(cues, position) - (hasAgent && candidate.role === 'assistant' ? 2 : 0);
  });
}

/** Customers say early what they want; later they correct it, or say what else is wrong. */
function customersScore(cues: SentenceCues, position: number): number {
  let score = 1 - position;
  if (cues.isProblem) score += 0.8;
  if (cues.isRequest) score += 0.3;
  if (cues.isAddition) score += 0.4;
  if (cues.isConfirmation) score += 0.4;
  return score;
}

/** Who helps asks first, then finds out and settles. */
function helpersScore(cues: SentenceCues, position: number): number {
  let score = 0.6 * position;
  if (cues.isResolution) score += 1.2;
  if (cues.isExplanation) score += 0.8;
  if (cues.isQuestion) score -= 1.6;
  return score;
}

/** How much of what the conversation keeps coming back to a sentence has, 0 to 1. */
function centralityOf(candidates: readonly Candidate[]): number[] {
  const counts = new Map<string, number>();
  for (const { terms } of candidates) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weights = candidates.map(({ terms }) => {
    let sum = 0;
    for (const term of terms) sum += Math.log(counts.get(term) ?? 1);
    return sum;
  });
  const highest = Math.max(1, ...weights);
  return weights.map((weight) => weight / highest);
}

/** Share of the smaller set that is in the other one, too. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const smaller = Math.min(one.size, other.size);
  if (smaller === 0) return 0;
  let common = 0;
  for (const term of one) if (other.has(term)) common += 1;
  return common / smaller;
}

/** Cut at a word. */
function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= SENTENCE_LENGTH) return line;
  const cut = line.lastIndexOf(' ', SENTENCE_LENGTH - 1);
  return `${line.slice(0, cut > 0 ? cut : SENTENCE_LENGTH - 1)}…`;
}
