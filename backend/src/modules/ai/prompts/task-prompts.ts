import { CATEGORIES, SENTIMENTS, type RewriteStyle } from '@switchboard/contracts';
import type { SentimentRequest, SuggestionRequest, Transcript } from '../providers/ai-provider';
import type { Prompt } from './reply-prompt';
import { PromptMarks } from './untrusted';

/** A task that is no answer to a customer: what to do, and the texts to do it with, as data. */
function taskPrompt(task: string, write: (marks: PromptMarks) => string): Prompt {
  const marks = new PromptMarks();
  return {
    marks,
    messages: [
      { role: 'system', content: `${marks.heading}\n\n${task}\n\n${marks.explanation}` },
      { role: 'user', content: write(marks) },
    ],
  };
}

function spoken(transcript: Transcript, marks: PromptMarks): string {
  return transcript.map(({ role, content }) => `${role}:\n${marks.wrap(content)}`).join('\n\n');
}

export function sentimentPrompt({ text, earlier }: SentimentRequest): Prompt {
  return taskPrompt(
    `You judge the feeling of one message that a customer wrote to support: ${SENTIMENTS.join(', ')}.
positive: thanks, praise, relief. neutral: a question, a request or a plain statement, also of a problem. negative: unhappy, disappointed, worried, complaining. frustrated: out of patience: repeated failure, anger, sarcasm, threats to leave, being ignored.
Earlier messages of the same customer are only there to understand the last one.`,
    (marks) =>
      [...earlier.map((before) => `earlier:\n${marks.wrap(before)}`), `message:\n${marks.wrap(text)}`].join(
        '\n\n',
      ),
  );
}

export function categoryPrompt(text: string): Prompt {
  return taskPrompt(
    `You sort one message that a customer wrote to support into one of: ${CATEGORIES.join(', ')}.
account: sign-in, password, profile, access, closing the account. billing: prices, invoices, payment, refunds, subscriptions. technical: something does not work. product: what the product can do and how it is used. general: all else.`,
    (marks) => marks.wrap(text),
  );
}

export function summaryPrompt(transcript: Transcript): Prompt {
  return taskPrompt(
    `You summarise a support conversation for an agent who takes it over: what the customer wants, the facts that matter (numbers, error messages, what was tried), and how it stands. Two to four plain sentences, only what was said.`,
    (marks) => spoken(transcript, marks),
  );
}

/** Canned replies that a model is shown: the nearest. */
const CANNED_REPLIES = 10;

export function suggestionsPrompt(request: SuggestionRequest): Prompt {
  const { transcript, knowledge, cannedReplies, customerName } = request;
  return taskPrompt(
    `You propose three different replies that a support agent could send next to this customer, best first, each of at most three sentences, ready to send, without placeholders. Draw facts only from the FAQs, the canned replies and the conversation; where they do not answer, ask or say what will be looked into. No links.`,
    (marks) =>
      [
        `Name of the customer:\n${marks.wrap(customerName)}`,
        ...knowledge.map(({ faq }) => `FAQ:\n${marks.wrap(`Q: ${faq.question}\nA: ${faq.answer}`)}`),
        ...cannedReplies
          .slice(0, CANNED_REPLIES)
          .map(({ content }) => `Canned reply:\n${marks.wrap(content)}`),
        `Conversation:\n${spoken(transcript, marks)}`,
      ].join('\n\n'),
  );
}

const STYLES: Record<RewriteStyle, string> = {
  friendlier: 'friendlier and warmer',
  formal: 'more formal',
  shorter: 'shorter, with everything that matters kept',
  corrected: 'correct in spelling, grammar and punctuation, and otherwise unchanged',
};

export function rewritePrompt(text: string, style: RewriteStyle): Prompt {
  return taskPrompt(
    `You rewrite the draft of a support agent so that it is ${STYLES[style]}. Its language, its meaning, names, numbers and links stay as they are; add nothing.`,
    (marks) => marks.wrap(text),
  );
}

/** @param language its name in English */
export function translationPrompt(text: string, language: string): Prompt {
  return taskPrompt(
    `You translate the draft of a support agent into ${language}. Names, numbers and links stay as they are; add nothing.`,
    (marks) => marks.wrap(text),
  );
}

export function faqDraftPrompt(transcript: Transcript): Prompt {
  return taskPrompt(
    `You draft an FAQ that would have answered this support conversation: one question as customers ask it (at most 300 characters), an answer from what the conversation settled (at most 2,000 characters), its category (${CATEGORIES.join(', ')}) and up to eight keywords. Leave out names, addresses, numbers and everything else about this customer. Invent nothing.`,
    (marks) => spoken(transcript, marks),
  );
}
