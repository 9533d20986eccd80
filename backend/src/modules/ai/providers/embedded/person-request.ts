import { foldLetters } from './text-normalisation';

export interface PersonRequest {
  /** The customer wants to be helped by a person. */
  isRequested: boolean;
  /** By which way, when the message says so. */
  channel: 'chat' | 'call' | null;
}

/** "A Team plan", "an agent seat", "people outside my company", "somebody's notes": not whom a customer asks for. */
const NOT_MEANT =
  "(?!'s)(?! (?:outside|inside|within|on my|in (?:a|my|our|the|two|several)|seats?|roles?|plans?|accounts?|fields?|profiles?|lists?|names?|views?|pickers?|consoles?|workspaces?|spaces?|calendars?|licen[cs]es?|rights)\\b)";
const OF_WHAT_KIND =
  '(?:(?:a|an|the|some|any|your|one of your|my)\\s+)?(?:(?:real|live|actual|human|customer|support|service|other|different|proper|senior)\\s+)*';
const PERSON = `${OF_WHAT_KIND}(?:persons?|people|humans?(?: being)?|agents?|someone|somebody|anyone|anybody|representatives?|rep|operators?|advis[eo]rs?|employees?|staff|managers?|supervisors?|colleagues?|team(?: members?)?|support team)\\b${NOT_MEANT}`;
const ONE_PERSON = `(?!my )${OF_WHAT_KIND}(?:person|human(?: being)?|agent|someone|somebody|anyone|anybody|representative|rep|operator|advis[eo]r|employee|manager|supervisor|colleague|specialist|expert)\\b${NOT_MEANT}`;
/** A colleague or somebody may be one of the customer's own: these are the desk's. */
const HUMAN =
  '(?:a|an|any|some)?\\s*(?:real|live|actual)?\\s*(?:human(?: being)?|person|agent|representative|operator)';
const TALKING =
  '(?:talk|speak|chat|talking|speaking|chatting|write|get in touch|connect(?:ed)?|get through|transfer(?:red)?)';
/** What a person is wanted for. */
const HELPING =
  '(?:help|assist|talk|speak|chat|write|look|answer|explain|call|contact|reply|take|deal|handle|sort|solve|fix|check|advise|join)';
const WHO_HELPS = `(?:(?:who|that) (?:can|could|will|would|is able|knows?|speaks?|understands?|really|actually|helps?)|(?:who |that )?(?:i|we) can ${HELPING}|to ${HELPING}|(?:from|of|in|at) (?:your|the) (?:team|support|service|sales|billing|accounting|staff|company|side)|(?:from|in) (?:support|sales|billing|accounting))\\b`;
/** After "find somebody": the wish ends there, or says what for. "Find a person in the list" goes on otherwise. */
const AND_THAT_IS_ALL = `(?=\\s*(?:$|[.!?,;:)]|(?:please|pls|now|here|today|asap|instead|quickly|for (?:me|us)|on the (?:line|phone)|because|${WHO_HELPS})(?:\\b|$)))`;
/** Somebody is told to do it: an order, or "can you". "Can I find a person?" asks about the product. */
const YOU_ARE_TO =
  "(?:^|[.!?,;:]\\s*|\\b(?:please|pls|just|and|so|then|but|now)\\s+|\\b(?:can|could|will|would|can't|couldn't) (?:you|u|somebody|someone)\\s+(?:please\\s+|just\\s+|kindly\\s+|maybe\\s+)*|\\byou to\\s+|\\b(?:can|could|may|let) (?:i|we|me|us)\\s+(?:please\\s+)?(?=get|have))";
const FETCH = '(?:get|have|find|fetch|give|bring(?: in)?|send|ask|arrange(?: for)?|organi[sz]e|provide)';

const ASKS = [
  new RegExp(`\\b${TALKING}\\s+(?:me\\s+|us\\s+)?(?:directly\\s+)?(?:to|with)\\s+(?:${PERSON}|whoever)`),
  new RegExp(
    `\\b(?:connect|transfer|forward|hand|put|pass|switch|escalate)(?:\\s+(?:me|us|this|it|(?:my|the) (?:case|call|chat|question|request|problem|issue|ticket|conversation)|over|through|on|directly|straight|please|now)){0,4}\\s+(?:to|with)\\s+${PERSON}`,
  ),
  new RegExp(`${YOU_ARE_TO}${FETCH}\\s+(?:me\\s+|us\\s+|in\\s+)?${ONE_PERSON}${AND_THAT_IS_ALL}`),
  new RegExp(
    `\\b(?:want|need|get|give|find|bring|prefer|like|have|fetch|send|is there|are there)\\s+(?:me\\s+|us\\s+|in\\s+)?(?:a|an|some)?\\s*(?:real|live|actual|human|support|customer service)\\s+(?:person|people|human|being|agent|representative|rep|operator|someone|help|assistance|support)s?\\b`,
  ),
  new RegExp(
    `\\b(?:(?:want|need|prefer|like)|(?:get|give|bring|fetch|find) (?:me|us)) (?:a |an )(?:human|person|agent|representative|operator|supervisor|manager)\\b${NOT_MEANT}`,
  ),
  new RegExp(
    `\\b(?:want|need|like|prefer|look(?:ing)? for|rather have) (?:to have |to find |help from |an answer from )?${ONE_PERSON}\\s+${WHO_HELPS}`,
  ),
  new RegExp(
    `\\b(?:want|need|like|prefer) (?:help|an answer|assistance|support) (?:from|of|by) ${ONE_PERSON}`,
  ),
  new RegExp(
    `\\b(?:is|are|isn't|aren't) there (?:not )?(?:maybe |perhaps )?${PERSON}(?: there| here| around| available)? (?:(?:who|that) (?:can|could)|i can|we can|to) ${HELPING}\\b|\\b(?:is|isn't) (?:anyone|anybody|someone|somebody) (?:there|here|around|available) (?:who|that|to)(?: can| could)? ${HELPING}\\b`,
  ),
  new RegExp(
    `\\b(?:(?:is|are) (?:there )?|^)(?:${HUMAN}|(?:any|some) (?:real )?(?:humans|people|agents)) (?:here|around|available|free|on duty)\\b`,
  ),
  new RegExp(
    `\\bhow (?:can|do|could|would) (?:i|we) (?:(?:reach|contact|get hold of|get through to|get to|get) ${HUMAN}\\b${NOT_MEANT}${AND_THAT_IS_ALL}|(?:find|get|reach) ${ONE_PERSON}\\s+${WHO_HELPS})`,
  ),
  new RegExp(
    `\\b(?:can|could|let|have) ${ONE_PERSON} (?:please )?(?:answer|reply|respond|take over|talk to me)(?= (?:me|us|this|my|please|to me|to this|to my)\\b|\\s*(?:$|[.!?,;]))`,
  ),
  /^(?:(?:a |an |the )?(?:real |live |human )?(?:human|agent|person|operator|representative)(?: please| now| pls)?|human help(?: please)?|bring in a person)[.!]*$/,
  /\b(?:is there|can i (?:have|get)) (?:a |an )?(?:real |live )?(?:human|person|agent|somebody|someone)(?: here| there| i can| to)\b/,
  /\b(?:someone|somebody|a person|a human|an agent) (?:(?:from|of|in|on) (?:the |your )?(?:support |service )?team )?(?:please )?(?:take over|help me instead|look (?:at|into) (?:this|it) instead)\b/,
  /\b(?:someone|somebody|a colleague|one of your (?:colleagues|people)|an? (?:agent|human|person|expert|specialist))(?: (?:of yours|from (?:the |your )?(?:support|team|support team)))? (?:please )?(?:contact|reach out|get back|look|check|deal|handle|help)\b/,
  /\b(?:rather|prefer to|want to|like to|let me|allow me to) (?:deal|talk|speak|chat) (?:to|with) (?:a |an |some)?(?:person|human|agent|one|body)/,
  /\bget (?:me )?(?:your|a|the) (?:supervisor|manager|boss)\b|^(?:please )?(?:talk|speak|chat) (?:to|with) (?:a |the |your )?support\b|\b(?:person|human|agent|colleague) (?:to )?(?:look|check|take a look)\b/,
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
  /\b(?:how (?:do|can|could|would) (?:i|we)|where (?:can|do) (?:i|we)|(?:can|could|may) (?:i|we)|is it possible to|how to) (?:add|invite|assign|remove|make|transfer|share|forward|give|send|pass|hand|show|move|switch)\b|\b(?:do|does) (?:(?:i|we) (?:need|have) to (?:talk|speak|write|chat)|somebody|someone|a person)\b|\bam i (?:really )?(?:talking|speaking|chatting)\b/;

/** Whether a message asks for a human being; "I don't need to talk to a person" and questions about agents do not. */
export function recognisePersonRequest(text: string): PersonRequest {
  const plain = foldLetters(text).replace(/\s+/g, ' ').trim();
  if (!CALL_BY_NAME.test(plain) && CALLS.some((pattern) => isAsked(plain, pattern))) {
    return { isRequested: true, channel: 'call' };
  }
  if (ASKS.some((pattern) => isAsked(plain, pattern))) return { isRequested: true, channel: 'chat' };
  return { isRequested: false, channel: null };
}

function isAsked(plain: string, pattern: RegExp): boolean {
  const match = pattern.exec(plain);
  if (!match || ABOUT_FEATURES.test(sentenceAt(plain, match))) return false;
  const before = plain.slice(0, match.index);
  return !DECLINES.test(before) || STILL_WANTS.test(before);
}

/** The sentence of a message that a match ends in. */
function sentenceAt(plain: string, { 0: found, index }: RegExpExecArray): string {
  const end = index + found.length;
  const start = Math.max(...Array.from('.!?;', (mark) => plain.lastIndexOf(mark, end - 1)), -1) + 1;
  const rest = plain.slice(end).search(/[.!?;]/);
  return plain.slice(start, rest < 0 ? undefined : end + rest);
}
