import type { ChatPreferences, Sentiment } from '@switchboard/contracts';
import type { Citation, RankedFaq, ReplyOutcome, ReplyRequest } from '../ai-provider';
import {
  CLARIFY_AFTER,
  CLARIFY_AFTER_ONE,
  CLARIFY_BEFORE,
  CLARIFY_BEFORE_ONE,
  EMPATHY,
  OFFER_OF_A_PERSON,
  OPENING,
  PERSON_OR_MORE,
  SMALL_TALK,
  TELL_MORE,
  UNKNOWN,
} from './assistant-phrases';
import { firstNameOf } from './first-name';
import { recogniseSmallTalk, type SmallTalk } from './small-talk';
import { splitSentences } from './text-normalisation';

export interface WrittenReply {
  text: string;
  outcome: ReplyOutcome;
  citations: Citation[];
}

const OFFERED_QUESTIONS = 3;
const CONCISE_SENTENCES = 2;
/** Characters; a second sentence that would make a concise answer longer is left out. */
const CONCISE_LENGTH = 280;
/** A related question is only worth a hint when it is near to what was asked, as a share of the best score. */
const HINT_FROM = 0.45;

/**
 * Writes the reply out of fixed phrases and the FAQ's own words. Nothing in the question, the history, the custom
 * instructions or an FAQ is ever carried out: they are compared and quoted, so there is nothing to hijack.
 */
export function writeReply(request: ReplyRequest): WrittenReply {
  const { preferences, knowledge } = request;
  const smallTalk = request.decision === 'answer' ? recogniseSmallTalk(request.question) : undefined;
  if (smallTalk) {
    const text = courtesy(smallTalk, request);
    return { text, outcome: 'answered', citations: [] };
  }
  if (request.decision === 'clarify' && (knowledge.length === 0 || request.sentiment === 'frustrated')) {
    return askForMore(request);
  }
  const [best, ...others] = knowledge;
  if (!best || request.decision === 'escalate') {
    return {
      text: empathy(request.sentiment, preferences) + UNKNOWN[preferences.tone],
      outcome: 'unknown',
      citations: [],
    };
  }
  return request.decision === 'clarify'
    ? writeChoice(request, knowledge)
    : writeAnswer(request, best, others);
}

function courtesy(smallTalk: SmallTalk, { preferences, assistant, customerName }: ReplyRequest): string {
  if (smallTalk === 'greeting' && assistant.greeting) return assistant.greeting;
  const kind = 'the support assistant';
  // By functions: a name with a $ in it is no pattern.
  return SMALL_TALK[smallTalk][preferences.tone]
    .replace('{name}', () => addressee(customerName))
    .replace('{assistant}', () => (assistant.name ? `${assistant.name}, ${kind}` : kind));
}

function writeAnswer(request: ReplyRequest, best: RankedFaq, others: readonly RankedFaq[]): WrittenReply {
  const { preferences, sentiment } = request;
  const opening = empathy(sentiment, preferences) || OPENING[preferences.tone];
  const parts = [opening + body(best.faq.answer, preferences)];
  const hint = others[0];
  if (sentiment === 'frustrated' || sentiment === 'negative') {
    parts.push(OFFER_OF_A_PERSON[preferences.tone]);
  } else if (preferences.responseLength === 'detailed' && hint && hint.score >= HINT_FROM * best.score) {
    parts.push(`You may also want to know: ${hint.faq.question}`);
  }
  return {
    text: parts.join('\n\n'),
    outcome: 'answered',
    citations: [{ faq: best.faq.id, question: best.faq.question }],
  };
}

/**
 * Offers no questions to choose from: there are none near enough, or the customer has had enough of questions. Then
 * it counts as unknown, so that a "yes" to the offer brings a person.
 */
function askForMore({ preferences, sentiment }: ReplyRequest): WrittenReply {
  const { tone } = preferences;
  const rest = sentiment === 'frustrated' ? PERSON_OR_MORE[tone] : TELL_MORE[tone];
  const offer = sentiment === 'negative' ? `\n\n${OFFER_OF_A_PERSON[tone]}` : '';
  return {
    text: empathy(sentiment, preferences) + rest + offer,
    outcome: sentiment === 'frustrated' ? 'unknown' : 'clarified',
    citations: [],
  };
}

function writeChoice(
  { preferences, sentiment }: ReplyRequest,
  knowledge: readonly RankedFaq[],
): WrittenReply {
  const offered = knowledge.slice(0, OFFERED_QUESTIONS).map(({ faq }) => faq);
  const list = offered.map(({ question }) => `- ${question}`).join('\n');
  const [before, after] =
    offered.length === 1 ? [CLARIFY_BEFORE_ONE, CLARIFY_AFTER_ONE] : [CLARIFY_BEFORE, CLARIFY_AFTER];
  return {
    text: `${empathy(sentiment, preferences)}${before[preferences.tone]}\n\n${list}\n\n${after[preferences.tone]}`,
    outcome: 'clarified',
    citations: offered.map(({ id, question }) => ({ faq: id, question })),
  };
}

function body(answer: string, { responseLength }: ChatPreferences): string {
  const whole = answer.trim();
  if (responseLength === 'detailed') return whole;
  let text = '';
  for (const sentence of splitSentences(whole).slice(0, CONCISE_SENTENCES)) {
    if (text && text.length + sentence.length > CONCISE_LENGTH) break;
    text += (text ? ' ' : '') + sentence;
  }
  return text || whole;
}

function empathy(sentiment: Sentiment, { tone }: ChatPreferences): string {
  return sentiment === 'negative' || sentiment === 'frustrated' ? EMPATHY[sentiment][tone] : '';
}

/** ", Ada", or nothing. */
function addressee(customerName: string): string {
  const first = firstNameOf(customerName);
  return first ? `, ${first}` : '';
}
