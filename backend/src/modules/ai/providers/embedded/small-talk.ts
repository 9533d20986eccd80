import { foldLetters } from './text-normalisation';

export type SmallTalk = 'greeting' | 'thanks' | 'goodbye' | 'identity' | 'wellbeing' | 'acknowledgement';

/** Courtesies that may stand around small talk without making it a question. */
const COURTESY =
  /\b(?:there|everyone|everybody|all|again|so|very|much|a|lot|million|you|u|team|dear|support|bot|assistant|sir|madam|friend|mate|please|then|now|for|your|the|quick|great|kind|help|answer|reply|support|my|this|that|it|was|is|have|nice|good|lovely|great|one|weekend|and|to|oh|well|really|just|perfect|fine|super|cool|awesome|brilliant)\b/g;

/** "That solved it", "works now": the customer has what was needed. */
const SOLVED =
  /\b(?:work(?:s|ed)|(?:is|it's|got it|everything's) working|help(?:ed|s)|(?:re)?solved|fixed|sorted|did (?:the trick|the job|it)|(?:problem|issue) (?:is |has )?(?:gone|disappeared)|up and running|all good)\b/;
const AROUND_SOLVED =
  /\b(?:i|we|me|us|it's|that's|everything|everything's|problem|issue|question|out|has|been|got|working|finally|again|perfectly|like|charm|wonders|back|yes|yep|yay|hooray|ok|okay|tip|link|trick|solution|advice|of|you're|star|wonderful|excellent|amazing|sure|indeed|already|also|too|completely)\b/g;
/** "Is it fixed?" asks, "not solved" denies. */
const NOT_SOLVED = /^(?:is|are|was|were|has|have|did|does|do|will|when|can|could|how|what|if)\b|\?/;
/** Said with a sign alone. */
const SIGNS: readonly [RegExp, SmallTalk][] = [
  [/^[\s!.]*(?:🙏|❤|🎉|💯)[\p{Emoji}\ufe0f\s!.]*$/u, 'thanks'],
  [/^[\s!.]*(?:👍|👌|✅|🆗)[\p{Emoji}\ufe0f\s!.]*$/u, 'acknowledgement'],
];

const PATTERNS: readonly [SmallTalk, RegExp][] = [
  [
    'identity',
    /^(?:(?:hi|hello|hey) )?(?:who|what) (?:are|r) (?:you|u)(?: exactly)?$|\bare you (?:a |an )?(?:real |actual )?(?:robot|bot|human|person|machine|ai|computer)(?: or (?:a |an )?\w+)?$|^(?:what is|what's|whats) your name$|^(?:who|what) am i (?:talking|speaking|chatting) (?:to|with)$/,
  ],
  ['wellbeing', /^(?:(?:hi|hello|hey) )?how (?:are|r) (?:you|u)(?: doing)?(?: today)?$|^how is it going$/],
  [
    'goodbye',
    /\b(?:bye+|goodbye|good night|see (?:you|ya)|cya|take care|have a (?:nice|good|great|lovely) (?:day|weekend|evening|one))\b/,
  ],
  ['thanks', /\b(?:thanks|thank (?:you|u)|thx|ty|cheers|much appreciated|appreciate it)\b/],
  ['greeting', /\b(?:hi+|hello+|hey+|howdy|greetings|good (?:morning|afternoon|evening|day)|hallo)\b/],
  [
    'acknowledgement',
    /^(?:ok(?:ay)?|got it|i see|alright|all right|understood|sounds good|great|perfect|cool|yes|no|yep|nope|sure)$/,
  ],
];

/**
 * Recognises a message that is courtesy alone ("hi there", "thanks a lot!", "are you a robot?"). A greeting followed
 * by a question is a question.
 */
export function recogniseSmallTalk(text: string): SmallTalk | undefined {
  const sign = SIGNS.find(([pattern]) => pattern.test(text));
  if (sign) return sign[1];
  const plain = foldLetters(text)
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (!plain || plain.length > 80) return undefined;
  if (saysSolved(plain) && !NOT_SOLVED.test(text.trim().toLowerCase())) return 'thanks';
  for (const [kind, pattern] of PATTERNS) {
    if (!pattern.test(plain)) continue;
    if (kind === 'identity' || kind === 'wellbeing' || kind === 'acknowledgement') return kind;
    return isCourtesyAlone(plain) ? kind : undefined;
  }
  return undefined;
}

function saysSolved(plain: string): boolean {
  if (!SOLVED.test(plain)) return false;
  const rest = plain.replace(new RegExp(SOLVED.source, 'g'), ' ').replace(AROUND_SOLVED, ' ');
  return rest.trim() === '' || isCourtesyAlone(rest);
}

function isCourtesyAlone(plain: string): boolean {
  let rest = plain;
  for (const [, pattern] of PATTERNS) rest = rest.replace(new RegExp(pattern.source, 'g'), ' ');
  return rest.replace(COURTESY, ' ').trim() === '';
}
