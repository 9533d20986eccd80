import type { SuggestionRequest, Transcript } from '../ai-provider';
import { nearestCannedReplies } from './canned-ranking';
import { firstNameOf } from './first-name';
import { readSentence } from './sentence-cues';
import { analyseSentiment } from './sentiment';
import { recogniseSmallTalk } from './small-talk';
import { splitSentences, splitWords } from './text-normalisation';

const SUGGESTIONS = 3;
/** Sentences and characters of an FAQ's answer in a reply. */
const ANSWER_SENTENCES = 2;
const ANSWER_LENGTH = 320;
/** Two texts that share this part of their words say the same. */
const ALIKE_FROM = 0.7;

/**
 * Three different replies for an agent, best first: the nearest FAQ's answer, the canned reply that fits, and a next
 * step. All facts in them are the FAQs' and the canned replies'; what was said in this conversation is not said again.
 */
export function suggestReplies(request: SuggestionRequest): string[] {
  const { transcript } = request;
  const said = transcript.filter(({ role }) => role !== 'customer').map(({ content }) => content);
  const customersWords = latestCustomerTurn(transcript);
  const name = firstNameOf(request.customerName);
  const [nearest, ...further] = answersFrom(request, customersWords, name, said);
  const canned = cannedFor(request, customersWords, name);
  const steps = nextSteps(customersWords, name);
  const pool = [nearest, canned[0], steps[0], ...further, ...canned.slice(1), ...steps.slice(1)];

  const chosen: string[] = [];
  for (const text of pool) {
    if (chosen.length === SUGGESTIONS) break;
    if (text && ![...chosen, ...said].some((other) => says(other, text))) chosen.push(text);
  }
  return chosen.length === SUGGESTIONS ? chosen : fillUp(chosen, pool);
}

/** An agent has said nearly everything already: repeating a question is better than a gap. */
function fillUp(chosen: string[], pool: readonly (string | undefined)[]): string[] {
  const rest = pool.filter((text): text is string => text !== undefined && !chosen.includes(text)).reverse();
  return [...chosen, ...new Set(rest)].slice(0, SUGGESTIONS);
}

/** What the customer wrote since somebody else had the word; before that, when there is nothing yet. */
function latestCustomerTurn(transcript: Transcript): string {
  const end = transcript.findLastIndex(({ role }) => role === 'customer');
  let start = end;
  while (start > 0 && transcript[start - 1]?.role === 'customer') start -= 1;
  return transcript
    .slice(Math.max(0, start), end + 1)
    .map(({ content }) => content)
    .join('\n');
}

/** One reply from each FAQ that nobody has quoted yet. */
function answersFrom(
  { knowledge }: SuggestionRequest,
  words: string,
  name: string | undefined,
  said: readonly string[],
): string[] {
  const sentiment = analyseSentiment({ text: words, earlier: [], author: 'customer' });
  const isUnhappy = sentiment === 'negative' || sentiment === 'frustrated';
  const before = isUnhappy ? 'I am sorry about the trouble' : 'Thank you for your message';
  return knowledge
    .map(({ faq }) => beginningOf(faq.answer))
    .filter((answer) => !said.some((text) => says(text, answer)))
    .map((answer) => `${before}${address(name)}. ${answer}`);
}

/** The first sentences, as far as they are short. */
function beginningOf(answer: string): string {
  const [first = answer.trim(), ...others] = splitSentences(answer).slice(0, ANSWER_SENTENCES);
  return others.reduce(
    (text, sentence) => (text.length + sentence.length < ANSWER_LENGTH ? `${text} ${sentence}` : text),
    first,
  );
}

/** Canned replies that have something in common with what the customer wrote, nearest first, ready to be sent. */
function cannedFor({ cannedReplies }: SuggestionRequest, words: string, name: string | undefined): string[] {
  return nearestCannedReplies(cannedReplies, words)
    .map(({ content }) => fillVariables(content, name))
    .filter(Boolean);
}

const VARIABLE = /\{\{?\s*([\w .-]{1,40}?)\s*\}?\}/g;
const CUSTOMERS_NAME = /^(?:customer[ ._-]?|first[ ._-]?|user[ ._-]?)*(?:name|customer)$/i;

/** `{name}` is the customer's; a sentence with a variable that nobody here can fill is left out. */
function fillVariables(content: string, name: string | undefined): string {
  const filled = content.replace(VARIABLE, (whole, variable: string) =>
    CUSTOMERS_NAME.test(variable) ? (name ?? '') : whole,
  );
  const lines = filled.split('\n').map((line) => {
    const sentences = splitSentences(line.replace(/ +([,.!?])/g, '$1'));
    return sentences.filter((sentence) => sentence.search(VARIABLE) < 0).join(' ');
  });
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** What can be said without knowing anything, by what the customer's words call for. */
function nextSteps(words: string, name: string | undefined): string[] {
  const to = address(name);
  const cues = splitSentences(words).map((sentence) => readSentence(sentence, true));
  const isSettled =
    cues.some(({ isConfirmation }) => isConfirmation) || recogniseSmallTalk(words) === 'thanks';
  if (isSettled) {
    return [
      `You are welcome${to}. Is there anything else I can help with?`,
      'Glad to hear that. I will mark this conversation as resolved; write here at any time if it comes back.',
      `Thank you for your patience${to}. Have a good day!`,
      ...ALWAYS,
    ];
  }
  const isProblem = cues.some((cue) => cue.isProblem);
  const hasDetails = cues.some(({ details }) => details > 0);
  const asking = isProblem
    ? [
        hasDetails
          ? `Thank you for the details${to}. What did you do just before this happened, and does it happen every time?`
          : `Could you tell me since when this happens${to}, and the exact words of any error message?`,
        'Which device, and which browser or app version, do you use?',
      ]
    : [
        `Could you tell me a little more about what you would like to do${to}?`,
        `I want to be sure that I understand you${to}: what should the result look like?`,
      ];
  return [
    ...asking,
    `Thank you${to}. I am looking into this and will write to you here as soon as I know more.`,
    ...ALWAYS,
  ];
}

const ALWAYS: readonly string[] = [
  'Is there anything that you have tried already? Then we need not go over it again.',
  'A screenshot would help me to see what you see. Could you describe what is on your screen?',
  'I will ask a colleague who knows more about this and come back to you here.',
  'Did this answer your question, or is something still open?',
];

function address(name: string | undefined): string {
  return name ? `, ${name}` : '';
}

/** Whether a longer text says, among others, what the other one does. */
function says(text: string, other: string): boolean {
  const words = new Set(splitWords(text));
  const others = [...new Set(splitWords(other))];
  return others.length > 0 && others.filter((word) => words.has(word)).length / others.length >= ALIKE_FROM;
}
