import type { Tone } from '@switchboard/contracts';
import type { SmallTalk } from './small-talk';

type ByTone = Readonly<Record<Tone, string>>;

/** Said before an answer when the customer is unhappy. */
export const EMPATHY: Readonly<Record<'negative' | 'frustrated', ByTone>> = {
  negative: {
    formal: 'I am sorry about the trouble. ',
    casual: "Sorry about that! Let's sort it out. ",
  },
  frustrated: {
    formal: 'I understand that this has cost you time and patience, and I am sorry. ',
    casual: "I get that this has been really annoying, and I'm sorry. ",
  },
};

export const OPENING: ByTone = { formal: '', casual: 'Sure! ' };

export const OFFER_OF_A_PERSON: ByTone = {
  formal: 'If you would rather talk to a person, tell me and I will bring one in.',
  casual: "If you'd rather talk to a person, just say so and I'll bring one in.",
};

export const UNKNOWN: ByTone = {
  formal: "I don't know the answer to that, and I would rather not guess. Shall I bring in a person?",
  casual: "I don't know that one, and I'd rather not guess. Shall I bring in a person?",
};

export const CLARIFY_BEFORE: ByTone = {
  formal: 'I am not sure what you mean. Is it one of these?',
  casual: "I'm not quite sure what you mean. Is it one of these?",
};

export const CLARIFY_BEFORE_ONE: ByTone = {
  formal: 'I am not sure what you mean. Is it this?',
  casual: "I'm not quite sure what you mean. Is it this?",
};

export const CLARIFY_AFTER_ONE: ByTone = {
  formal: 'If not, please tell me a little more, or ask for a person.',
  casual: 'If not, tell me a bit more, or ask for a person.',
};

/** There is nothing in the message to search by. */
export const TELL_MORE: ByTone = {
  formal: 'Tell me a little more, please: what are you trying to do, and what happens?',
  casual: 'Tell me a little more: what are you trying to do, and what happens?',
};

/** Instead of a choice, for somebody who has lost patience. */
export const PERSON_OR_MORE: ByTone = {
  formal:
    'Shall I bring in a person? If you would rather go on with me, tell me a little more about what you need.',
  casual: "Shall I bring in a person? If you'd rather go on with me, tell me a bit more about what you need.",
};

export const CLARIFY_AFTER: ByTone = {
  formal: 'If none of them fits, please tell me a little more, or ask for a person.',
  casual: 'If not, tell me a bit more, or ask for a person.',
};

export const SMALL_TALK: Readonly<Record<SmallTalk, ByTone>> = {
  greeting: { formal: 'Hello{name}. How may I help you?', casual: 'Hi{name}! What can I do for you?' },
  thanks: {
    formal: 'You are welcome{name}. Is there anything else I can help with?',
    casual: "You're welcome{name}! Anything else?",
  },
  goodbye: { formal: 'Goodbye{name}. I wish you a pleasant day.', casual: 'Bye{name}, take care!' },
  identity: {
    formal:
      'I am {assistant}, a computer program. I answer from the help centre, and I can bring in a person from the team at any time.',
    casual:
      "I'm {assistant}, so a computer program. I answer from the help centre, and I can bring in a person any time.",
  },
  wellbeing: {
    formal: 'Thank you for asking, all is well here. How may I help you{name}?',
    casual: 'All good here, thanks for asking! What can I do for you{name}?',
  },
  acknowledgement: {
    formal: 'Very well. Let me know if there is anything else.',
    casual: "Great. Let me know if there's anything else.",
  },
};
