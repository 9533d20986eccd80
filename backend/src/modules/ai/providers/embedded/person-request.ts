import { foldLetters } from './text-normalisation';

export interface PersonRequest {
  /** The customer wants to be helped by a person. */
  isRequested: boolean;
  /** By which way, when the message says so. */
  channel: 'chat' | 'call' | null;
}

const PERSON =
  '(?:(?:a|an|the|some|any|your|one of your|my)\\s+)?(?:(?:real|live|actual|human|customer|support|service|other|different|proper|senior)\\s+)*(?:persons?|people|humans?(?: being)?|agents?|someone|somebody|anyone|anybody|representatives?|rep|operators?|advis[eo]rs?|employees?|staff|managers?|supervisors?|colleagues?|team(?: members?)?|support team)';
const TALKING =
  '(?:talk|speak|chat|talking|speaking|chatting|write|get in touch|connect(?:ed)?|get through|transfer(?:red)?)';

const ASKS = [
  new RegExp(`\\b${TALKING}\\s+(?:me\\s+|us\\s+)?(?:directly\\s+)?(?:to|with)\\s+${PERSON}\\b`),
  new RegExp(
    `\\b(?:connect|transfer|forward|hand|put|pass|switch|escalate)\\b.{0,20}\\b(?:to|through to|over to|with)\\s+${PERSON}\\b`,
  ),
  new RegExp(
    `\\b(?:want|need|get|give|find|bring|prefer|like|have|fetch|send|is there|are there)\\s+(?:me\\s+|us\\s+|in\\s+)?(?:a|an|some)?\\s*(?:real|live|actual|human|support|customer service)\\s+(?:person|people|human|being|agent|representative|rep|operator|someone|help|support)s?\\b`,
  ),
  /\b(?:want|need|get|give|bring|prefer|fetch|like) (?:me |us |in )?(?:a |an )(?:human|person|agent|representative|operator|supervisor|manager)\b/,
  /^(?:(?:a |an |the )?(?:real |live |human )?(?:human|agent|person|operator|representative)(?: please| now| pls)?|human help(?: please)?|bring in a person)[.!]*$/,
  /\b(?:is there|can i (?:have|get)) (?:a |an )?(?:real |live )?(?:human|person|agent|somebody|someone)(?: here| there| i can| to)\b/,
  /\b(?:someone|somebody|a person|a human|an agent) (?:(?:from|of|in|on) (?:the |your )?(?:support |service )?team )?(?:please )?(?:take over|help me instead|look (?:at|into) (?:this|it) instead)\b/,
  /\b(?:someone|somebody|a colleague|one of your (?:colleagues|people)|an? (?:agent|human|person|expert|specialist))(?: (?:of yours|from (?:the |your )?(?:support|team|support team)))? (?:please )?(?:contact|reach out|get back|look|check|deal|handle|help)\b/,
  /\b(?:rather|prefer to|want to|like to|let me|allow me to) (?:deal|talk|speak|chat) (?:to|with) (?:a |an |some)?(?:person|human|agent|one|body)/,
  /\b(?:need|want) (?:an? )?(?:agent|human|operator|representative|supervisor)\b|\bget (?:me )?(?:your|a|the) (?:supervisor|manager|boss)\b|^(?:please )?(?:talk|speak|chat) (?:to|with) (?:a |the |your )?support\b|\b(?:person|human|agent|colleague) (?:to )?(?:look|check|take a look)\b/,
  /\bescalate (?:this|it|my (?:case|issue|problem))\b/,
];
const CALLS = [
  /\b(?:please |(?<!what )can (?:you|somebody|someone|anyone) |could (?:you|somebody|someone) |you should |just )call me\b|^call me(?: back)?\b|\b(?:give me a|want a|need a|request a) (?:call|ring|callback|call back)\b|\bphone me\b|\bring me\b/,
];
/** "Call me by my nickname", "my colleagues call me Al": about a name, not the telephone. */
const CALL_BY_NAME = /\bcall me (?!back|today|tomorrow|now|asap|on|at|as soon|please|when|under|this|in)\w+/;
const DECLINES =
  /\b(?:don't|do not|no need to|didn't|did not|not|never|without|instead of|rather than|needn't|wouldn't)\b[^.!?,;]{0,30}$/;
/** "I can't talk to a person": still wanted. */
const STILL_WANTS =
  /\b(?:can't i|can i not|could i not|why (?:can't|can not)|couldn't i|can't (?:seem to )?(?:reach|get)|not (?:a|the|your|some) (?:ro)?bot)\b[^.!?;]{0,30}$/;
/** Asks how the product works with people, or whether this is one: not for a person now. */
const ABOUT_FEATURES =
  /\b(?:how do (?:i|we)|where can i) (?:add|invite|assign|remove|make|transfer)\b|\bam i (?:really )?(?:talking|speaking|chatting)\b/;

/** Whether a message asks for a human being; "I don't need to talk to a person" and questions about agents do not. */
export function recognisePersonRequest(text: string): PersonRequest {
  const plain = foldLetters(text).replace(/\s+/g, ' ').trim();
  if (!ABOUT_FEATURES.test(plain)) {
    if (!CALL_BY_NAME.test(plain) && CALLS.some((pattern) => isAsked(plain, pattern))) {
      return { isRequested: true, channel: 'call' };
    }
    if (ASKS.some((pattern) => isAsked(plain, pattern))) return { isRequested: true, channel: 'chat' };
  }
  return { isRequested: false, channel: null };
}

function isAsked(plain: string, pattern: RegExp): boolean {
  const match = pattern.exec(plain);
  if (!match) return false;
  const before = plain.slice(0, match.index);
  return !DECLINES.test(before) || STILL_WANTS.test(before);
}
