import { recognisePersonRequest } from './person-request';
import { recogniseSmallTalk } from './small-talk';
import { foldLetters } from './text-normalisation';

/** What the words of one sentence of a support conversation give away about its part in it. */
export interface SentenceCues {
  /** Politeness, introductions, "let me check", offers of a person: nothing that a reader needs later. */
  isFiller: boolean;
  /** Something is wrong. */
  isProblem: boolean;
  /** Somebody wants something. */
  isRequest: boolean;
  isQuestion: boolean;
  /** "But", "also": it corrects or adds to what was said. */
  isAddition: boolean;
  /** Something was done or promised. */
  isResolution: boolean;
  /** Why it is as it is. */
  isExplanation: boolean;
  /** "Works now." */
  isConfirmation: boolean;
  /** Distinct numbers, codes, quotations and names. */
  details: number;
}

const FILLER: readonly RegExp[] = [
  /^(?:hi|hey|hello|dear|good (?:morning|afternoon|evening))\b[^.!?]{0,30}[.!,]*$/,
  // Who speaks: "Hi, Sam here", "this is Marta from billing".
  /^(?:(?:hi|hey|hello|good \w+)\b[^.!?]{0,20}[,!.]? )?(?:this is |i'm |i am |my name is )?\p{L}+(?: \p{L}+)?,? (?:here|speaking)\b/u,
  /^(?:(?:hi|hey|hello|good \w+)\b[^.!?]{0,20}[,!.]? )?(?:this is|i'm|i am|my name is) \p{L}+(?:[,.!]|$| (?:from|of|and|with) )/u,
  /^(?:(?:hi|hey|hello|good \w+)\b[^.!?]{0,20}[,!.] )?\p{L}+ from (?:the )?\p{L}+(?: \p{L}+)?(?: (?:team|here))?[,.!]*$/u,
  /\b(?:let me|i'll|i will|i'm going to|allow me to) (?:just )?(?:check|look|see|find out|have a look|take a look|ask|try|investigate)\b/,
  /\b(?:one|a|just a) (?:moment|minute|second|sec)\b|\b(?:hold on|bear with me|looking into|are you still there|checking (?:it|this|that) (?:now|with))\b/,
  /^(?:many |ok(?:ay)?,? |great,? |super |perfect,? )*(?:thanks|thank you|thx|cheers)\b/,
  /\b(?:anything else|happy to help|glad to (?:help|hear)|you're welcome|you are welcome|welcome to|any time|my pleasure|with pleasure|how (?:can|may) i help|help you with that|fair point|(?:kind|best) regards|good luck|all the best|have a (?:nice|good|great|lovely))\b/,
  /^(?:i'm|i am|we're|we are|so|really|my) ?(?:very |so |really |truly )?(?:sorry|apologies)\b|^(?:sorry|apologies|i apologi[sz]e)\b|\bi apologi[sz]e\b|\bsorry (?:to hear|about|for)\b/,
  /^i (?:completely |totally |can |fully )?(?:understand|see|get)(?: (?:that|how|why|your)\b|[.!]*$)/,
  /\bdon't worry\b|\bfeel free\b|^(?:please )?hurry\b|\bplease tell us\b|\blet (?:me|us|you) know\b|\bi hope\b/,
  /^(?:ok(?:ay)?|alright|all right|fine|great|wow|ah|oh|ohh|perfect|understood|done|sure|yes|no|nope|yep|ridiculous)\b[^.!?]{0,12}[.!?]*$/,
  /\bi(?:'m| am) writing (?:on behalf|to you)\b|\b(?:ask (?:you )?(?:something|a question)|quick question|a small thing|need (?:your )?(?:help|assistance))\b/,
  // What the assistant says when it has no answer.
  /\bbring in a person\b|\basked a colleague\b|\ba person will\b|\bi don't know the answer\b|\bnot sure what you mean\b|\bis it (?:one of these|this)\b|\btell me a little more\b|\btalk to a person\b|\byou may also want to know\b/,
];

const PROBLEM =
  /n't\b|\b(?:cannot|not|never|no longer|unable|without|fail(?:s|ed|ing)?|errors?|wrong|broken|crash(?:es|ed|ing)?|missing|lost|locked|stuck|stop(?:s|ped)|blank|black|empty|blocked|refused|rejected|denied|declined|invalid|forbidden|expired|delayed|late|slow|dead|deleted|disappeared|gone|twice|double|complain|instead of|by mistake|nobody|nothing|none|still|problems?|issues?|trouble|faulty|damaged|too (?:much|many)|supposed to|keeps? \w+ing)\b/;
const REQUEST =
  /\b(?:i|we)(?:'d| would)? (?:like|love|need|want(?:ed)?|wish)\b|\b(?:can|could|would|will) (?:you|i|we)\b|\bis (?:it|there)\b|\bhow (?:do|can|could|should|would|to)\b|\bplease\b|\bwould like\b|\bask(?:ing)? (?:for|under|about|if|whether)\b|\b(?:trying|have) to\b|\bdo you\b|\bdoes (?:the|your|it)\b/;
const ADDITION =
  /^(?:and|but|also|oh|however|though|although|another|besides|plus|since)\b|\b(?:but|however|though|also|even though|although|actually|other than that)\b/;
const DONE =
  'refunded|sent|switched|moved|booked|ordered|issued|corrected|cancelled|canceled|changed|credited|reset|restored|removed|deleted|added|updated|fixed|enabled|disabled|activated|unlocked|merged|matched|noted|set|extended|created|replaced|forwarded|attached|opened|raised|reported|escalated|transferred|applied|upgraded|downgraded|restarted|renewed|waived|scheduled|approved|shipped|released|reproduced|put';
const RESOLUTION = new RegExp(
  `\\b(?:i|we)(?:'ve| have)? (?:\\w+ ){0,2}(?:${DONE})\\b|\\b(?:was|were|is|are|has been|have been|it's) (?:now |\\w+ )?(?:${DONE})\\b|^(?:done|moved|fixed|sent|good news)\\b|\\b(?:i|we|you|they|it|she|he|that)(?:'ll| will| can| could)\\b|\\b(?:workaround|until then|instead|from now on|takes (?:\\w+ ){0,3}(?:days|hours|minutes|weeks)|covered by|back (?:in|on|to|at)|i'd|it's (?:done|on|back))\\b`,
);
const EXPLANATION =
  /\b(?:because|caused by|due to|reason|that is why|that's why|known (?:problem|issue|bug)|turns out|it (?:looks|seems)|i (?:can see|see|found|believe|think)|only|exists?|expired|means|confirms|allows?|special|right to|for new customers|has a|there(?:'s| is| are| was) )\b/;
const CONFIRMATION =
  /\b(?:works?|worked|working|syncing|solved|fixed|sorted)\b.{0,20}(?:now|again|fine|perfectly|!|$)|\bthat (?:was it|did it|helped)\b|\bi(?:'m| am) (?:back )?in\b/;
const AGENT_ASKS = /\?\s*$/;

/** What is worth keeping for its exactness: numbers and codes, quoted words, names in the middle of a sentence. */
const DETAILS =
  /[$€£]?\d+(?:[.,:]\d+)*\b|\b[A-Z]{2,}[\w-]*\d[\w-]*\b|"[^"]{2,60}"|“[^”]{2,60}”|(?<=[\p{Ll},] )\p{Lu}[\p{L}\d]+/gu;

/** Reads one sentence. @param isCustomers a question of staff is seldom worth keeping, a customer's often is */
export function readSentence(sentence: string, isCustomers: boolean): SentenceCues {
  const plain = foldLetters(sentence);
  const isQuestion = AGENT_ASKS.test(plain);
  const isConfirmation = CONFIRMATION.test(plain) && !/n't\b|\bnot\b|\?/.test(plain);
  return {
    isFiller:
      (recogniseSmallTalk(sentence) !== undefined && !isConfirmation) ||
      FILLER.some((pattern) => pattern.test(plain)) ||
      (isCustomers && recognisePersonRequest(sentence).isRequested),
    isProblem: PROBLEM.test(plain),
    isRequest: REQUEST.test(plain),
    isQuestion,
    isAddition: ADDITION.test(plain),
    isResolution: !isCustomers && !isQuestion && RESOLUTION.test(plain),
    isExplanation: EXPLANATION.test(plain),
    isConfirmation: isCustomers && isConfirmation,
    details: new Set(sentence.match(DETAILS)).size,
  };
}
