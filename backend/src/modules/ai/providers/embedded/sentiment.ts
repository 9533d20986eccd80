import type { Sentiment } from '@switchboard/contracts';
import { SentimentIntensityAnalyzer } from 'vader-sentiment';
import type { SentimentRequest } from '../ai-provider';
import { normaliseText, splitWords } from './text-normalisation';

type Cue = readonly [weight: number, pattern: RegExp];

/** Signs that patience is running out; one strong sign (2) or two weaker ones make a message frustrated. */
const FRUSTRATION: readonly Cue[] = [
  // Counting the attempts.
  [
    2,
    /\b(?:second|third|fourth|fifth|sixth|umpteenth|hundredth|nth|[2-9](?:nd|rd|th)|\d+th) (?:time|ticket|message|e-?mail|attempt|call|request|day|week)\b|\bhow (?:many (?:more )?times (?:do|must|will|should) (?:i|we) (?:have|need)|many (?:more )?times must|often (?:do|must) (?:i|we) (?:have|need)|much longer|long do (?:i|we) (?:have|need) to wait)\b|\bfor the (?:last|hundredth) time\b|\b(?:explained|told|asked|written|wrote|called|reported|said|tried|contacted|complained)\b.{0,25}\b(?:\d+|two|three|four|five|six|ten|many|several|countless|so many|a hundred|a dozen) times\b|\btime after time\b|\bonce again\b|\byet again\b/,
  ],
  // Saying that patience is at its end.
  [
    2,
    /\bfed up\b|\bsick (?:and tired|of)\b|\btired of\b|\b(?:i've|i have|we've|we have) had (?:it|enough)\b|\bhad enough(?: of)?\b|\benough is enough\b|\bunacceptable\b|\bridiculous\b|\babsurd\b|\binsult(?:ing)?\b|\bare you (?:kidding|serious|joking|even)\b|\byou must be (?:kidding|joking)\b|\bis this a joke\b|\b(?:furious|livid|enraged|outraged|exasperated|infuriating|maddening|exhausting|appalling|appalled)\b|\boutrageous\b|\b(?:driv(?:es|ing)|mak(?:es|ing)) me (?:crazy|mad|nuts|insane|furious)\b|\bgiv(?:e|ing) up\b|\bwhat a (?:joke|farce|waste)\b|\bwast(?:ed?|ing|e of) (?:my|our|hours|time|an? (?:hour|day|week)|half)\b|\b(?:losing|lost|out of|end of|no) (?:my |our )?(?:patience|tether|rope|faith)\b|\bpatience (?:is|has)\b|\bfrustrat(?:ed|ing|ion)\b|\bpissed(?: off)?\b|\b(?:how|why is (?:this|it)) (?:hard|so (?:hard|difficult|complicated))\b|\bhow hard (?:can|is)\b|\bat my wits'? end\b|\bwhat(?:'s| is) wrong with you\b|\b(?:disgrace|shambles|farce|nightmare|beyond belief)\b|\bso done\b|\bdone with (?:this|you|it)\b|\bcan't (?:take|stand|believe|deal with) (?:this|it)\b|\bgoing (?:round )?in circles\b|\bpulling my hair\b|\blast straw\b|\bi'm leaving\b|\bgo(?:ing)? to (?:a |your |the )?competitor\b|\btaking (?:my|our) business\b/,
  ],
  // Feeling unheard.
  [
    2,
    /\b(?:worst|useless|pathetic) (?:support|service|company|answer|bot|help|customer service)\b|\byour (?:bot|assistant|support|service) is (?:a joke|useless|worthless|pathetic)\b|\bsame (?:\w+ )?(?:answer|nonsense|link|reply|thing|response|script|problem|issue)\b.{0,30}\b(?:over and over|again|every|repeatedly)\b|\b(?:sent|sending|gave|give|giving|getting) (?:me )?(?:the )?same\b|\bclearly don't care\b|\b(?:nobody|no one|no-one|none of you|you people|you (?:guys )?(?:never|don't even)|does (?:anyone|anybody)|do you|is (?:anyone|anybody|someone)) (?:even |ever |actually |really )?(?:is )?(?:answer|repl|help|respond|cares?|listen|read)\w*\b.{0,12}(?:$|[!?.]|me|what|my)|\b(?:never|not|don't|aren't) (?:even )?listen(?:ing)?\b|\bstop (?:sending|asking|telling|wasting|repeating|copy)\b|\bignor(?:ed|ing) (?:me|us|my|by)\b|\bzero (?:answers?|repl(?:y|ies)|help|response)\b|\bpassed (?:around|from)\b|\bdo your job\b|\bdo you (?:even|actually) (?:read|listen|care)\b|\bnobody (?:repl|answ|respon|car)\w+|\bpass(?:ed|ing) (?:me )?from one\b/,
  ],
  // Counting the days.
  [
    2,
    /\b(?:wait(?:ing|ed)|been|spent|going on|lost|tak(?:en|ing)) (?:for |now |on (?:hold )?(?:for )?)?(?:this )?(?:over |more than |almost |about )?(?:\d+|an?|two|three|four|five|six|several|many|the whole|all|half a) ?(?:days?|weeks?|months?|hours?|morning|afternoon|evening)\b.{0,40}(?:!|\bstill\b|\bridiculous\b|\bnothing\b|\bnobody\b|\bno \w+|\bon this\b|\bwaiting\b|\btrying\b|\bnow\b)|\bwaiting (?:for )?(?:over |more than |almost )?(?:\d+|an?|two|three|four|five|six|several|many) (?:days|weeks|months|week|month|hours)\b|\b(?:asked|wrote|reported (?:it|this)) (?:\w+ ){0,2}(?:last (?:week|month)|(?:days|weeks|months) ago)\b|\bfor (?:weeks|months|days|ages|hours)\b/,
  ],
  [
    1.5,
    /\balready (?:told|said|did|tried|explained|done|sent|wrote|answered|gave)\b|\b(?:over and over|again and again|time and again|constantly|every single)\b|\bkeep(?:s)? (?:getting|telling|repeating|sending|asking|saying|crashing|failing|losing|happening|breaking)\b|\btried (?:everything|it all)\b|\bnothing (?:works|helps|you say)\b|\bstill (?:not|no|nothing|broken|doesn't|isn't|can't|waiting|hasn't|haven't)\b|\bfinally\b.{0,10}[?!]|\bevery (?:time|day|update)\b.{0,30}\b(?:again|break|crash|fail|lose|something)|\bi demand\b|\bstill (?:dealing|fighting|struggling|having|getting|seeing|stuck|down|dead)\b|\bfix it (?:already|now)\b|\b(?:lost count|beyond annoying|shame on you|canned (?:answers?|repl(?:y|ies)|responses?))\b|\bno,? no,? no\b|\b(?:two|three|four|five|six|several|many|\d+) (?:e-?mails|messages|calls|tickets|weeks|days|months|attempts)[, ].{0,30}\b(?:no|what|still|nothing|without|zero)\b|\bcan't believe\b|\bthis instant\b|\bright now[.!]/,
  ],
  [
    1,
    /\b(?:seriously|honestly|come on|enough|for (?:god|heaven|christ|pity)'?s sake|wtf|omg|damn|bloody|hell|jesus)\b|\bagain\b|\bas i said\b|\bwrong again\b|\b(?:anybody|anyone) there\b|\bhello\?{2,}|\bjust (?:fix|refund|answer|give|do|tell)\b|\bi expect\b|\bunbelievable\b|\bso (?:hard|difficult|annoying)\b|\bimmediately[.!]*$/,
  ],
];

/** Troubles that a lexicon of feelings doesn't know; 1 is plainly negative. */
const TROUBLE: readonly Cue[] = [
  [
    1,
    /\b(?:doesn't|does not|don't|didn't|did not|won't|not|never|isn't|wasn't|stopped|hardly|barely)\b(?: \w+)? (?:work(?:ing|s|ed)?|help(?:ed|ful|ing)?|load(?:ing)?|satisfied|happy|good|great|correct|right|clear|acceptable|impressed|worth|enough|solve[ds]?|fix(?:ed)?|understand|open|save[ds]?|sync(?:ing)?|arrive[ds]?|received?|got|what i (?:asked|wanted|meant|need(?:ed)?|expected)|accurate|reliable|useful|upload(?:ed|ing)?|told|informed|possible|usable|easy|ok(?:ay)?)\b|\bcrash(?:es|ed|ing)?\b|\b(?:broken|broke|breaks)\b|\bfail(?:s|ed|ing)\b|\b(?:useless|ugly|confusing|confused|disappoint(?:ed|ing|ment)|unfair|terrible|terribly|horrible|awful|poor|unfortunately|pity|worse|worst|annoying|annoyed|rubbish|garbage|worried|upset|angry|unhappy|mess|messy|clumsy|clunky|blurry|unreliable|unusable|unhelpful|bad|badly|dislike|regret|complain(?:t)?|misleading|overpriced|inconvenient|painful|nonsense|buggy|laggy|sluggish|concerned|frozen|freezes|crap|sucks|pointless|tedious|cumbersome|inaccurate)\b/,
  ],
  [
    1,
    /\bcharged (?:me )?(?:twice|two times|again|for)\b|\b(?:is|are|was|were|has|have) (?:gone|wrong|incorrect|lost|missing|stuck|disappeared|vanished|rejected|declined|too (?:\w+))\b|\b(?:gone|missing)\b|\b(?:very|so|too|really|awfully|extremely|painfully) (?:slow|expensive|hard|difficult|complicated|long|small|loud|late|high|much)\b(?! (?:better|easier|faster|nicer))(?<!\b(?:thank you|thanks|love it|like it|better) (?:so|very) much)|\btoo (?:slow|expensive|hard|difficult|complicated|long|small|late|many)\b|\b(?:is|are) (?:hard|difficult|tough|impossible) to\b|\bi (?:can't|cannot|couldn't|can not) (?!wait)\w+|\b(?:get|getting|gives?|an|same) (?:an? )?error\b|\bdoesn't \w+ anything\b|\bi (?:don't like|hate|dislike)\b|\b(?:lost|lose|loses|losing) (?:access|an? |my |our |all |the )|\bdrains\b|\bnot what\b|\bwrong\b|\btakes (?:ages|forever|too long|so long)\b|\b(?:no|zero) (?:difference|use|luck|improvement|help|effect|way to)\b|\bkeeps? (?:being|\w+ing)\b|\b(?:being|was|were|got) (?:rejected|declined|ignored|refused|blocked)\b|\bstuck\b|\b(?:it|that|this|which)(?:'s| is) (?:a )?(?:shame|problem|wrong|slow|too)\b|\b(?:expected|hoped|wish) (?:\w+ ){0,3}(?:more|better|for more|it (?:had|were|was))\b|\bhaving (?:trouble|problems?)\b|\bleaves? much\b|\b(?:hard|difficult|impossible) to \w+|\b(?:steep|lacking|lacks|inferior|disorgani[sz]ed)\b|\b(?:removed|took away|killed|ruined|spoil(?:s|ed)|messed up|screwed up) (?:my|the|our|your|everything)\b|\ball the time\b|\bnot (?:very|really|that|so|as) \w+|\b(?:was|were)(?:n't| not) told\b/,
  ],
];
/** Bitter rather than grateful. */
const SARCASM =
  /\b(?:thanks|thank you|thx)(?: you)?(?: (?:a lot|so much|very much))?,? for (?:nothing|no(?:thing| help| answer)|wasting|ignoring|not \w+ing)\b|\bno thanks to\b|\bthanks a lot for nothing\b|\b(?:great|nice|good|brilliant) (?:job|work),? (?:not|breaking|losing|ruining)\b/;
const GRATITUDE =
  /\b(?:thanks|thank (?:you|u)|thx|ty|cheers|kudos|appreciated?|grateful|you are a star|hooray|yay|hurray|glad|(?:it|that|this|everything|all) (?:(?:has|now|finally|really) )?(?:worked|helped)|did the trick|works? (?:now|again|great|fine|well|like a charm|perfectly)|(?:it|that|yay,?) works\b|fixed (?:it|now)|solved|(?:all )?sorted|all good|did the trick|good (?:job|work)|nice (?:work|job|one)|well done|made my day|brilliant|awesome|fantastic|perfect|excellent|amazing|superb|impressed|pleased|delighted|wonderful|love(?:ly)?|great stuff|nailed|helpful|much better|exactly what)\b|👍|😊|❤|🎉|🙏|😀|😃|😍/u;
/** Words of a plain question; what is asked about ("lost file", "error 429") is then a subject and not a feeling. */
const ASKS =
  /^(?:hi[,!. ]+|hello[,!. ]+|good (?:morning|afternoon)[,!. ]+)?(?:how|what|where|when|which|who|is|are|do|does|can|could|may|would|will|should|i'd like|i would like|i want|i need|we need|we want|please)\b/;
/** Shop words that the lexicon takes for feelings. */
const NO_FEELING =
  /\b(?:good (?:morning|afternoon|evening|day)|error|free|support|share[ds]?|ignore|disregard|forget|killing me|dying to|dead simple|killer|secur(?:e|ity)|cancel(?:led)?|delet(?:e|ed)|reset|problems?|question|trial|please|like to|yes|no|number|help|lost|refuse[ds]?|charge[ds]?|admin|credit|safe|hand|holidays?|favou?rite|play|importan(?:t|ce)|sorry|afraid|troubles?|apolog\w+)\b/gi;
const FRUSTRATED_FROM = 2;

/** The assistant quotes help texts full of "declined" and "forgot"; only words it says for itself count. */
const ASSISTANT_PLEASED =
  /\b(?:glad|delighted|wonderful|fantastic|excellent|congratulations|happy to hear)\b|\b(?:you are|you're) (?:very |most )?welcome\b/;
const ASSISTANT_UNPLEASANT =
  /\b(?:terrible|horrible|awful|pathetic|stupid|idiot(?:ic|s)?|ridiculous|disgusting|hate|garbage|nonsense|shut up|your own fault)\b/;

/**
 * The feeling of a message. Frustration is read from cues of lost patience, shouting, and from what the same customer
 * wrote before: trouble after trouble, or the same question again.
 */
export function analyseSentiment({ text, earlier, author }: SentimentRequest): Sentiment {
  const plain = normaliseText(text);
  const lower = plain.toLowerCase();
  if (author === 'assistant') return feelingOfAssistant(plain, lower);
  const trouble = weigh(lower, TROUBLE) + (SARCASM.test(lower) ? 1 : 0);
  const feeling = SentimentIntensityAnalyzer.polarity_scores(plain.replace(NO_FEELING, ' ')).compound;
  const isGrateful = GRATITUDE.test(lower) && trouble === 0 && feeling > -0.2;

  if (!isGrateful) {
    const patience = weigh(lower, FRUSTRATION) + shouting(plain) + wornDown(lower, earlier, trouble > 0);
    const isUpset = trouble > 0 || feeling < -0.05;
    if (patience >= FRUSTRATED_FROM || (patience >= 1.5 && isUpset)) return 'frustrated';
  }
  if (isGrateful) return 'positive';
  if (ASKS.test(lower) && trouble === 0) return feeling > 0.75 ? 'positive' : 'neutral';
  if (trouble > 0 && (feeling < 0.6 || SARCASM.test(lower))) return 'negative';
  if (feeling >= 0.4) return 'positive';
  return feeling <= -0.25 ? 'negative' : 'neutral';
}

function feelingOfAssistant(plain: string, lower: string): Sentiment {
  if (ASSISTANT_UNPLEASANT.test(lower) || shouting(plain) >= FRUSTRATED_FROM) return 'negative';
  return ASSISTANT_PLEASED.test(lower) ? 'positive' : 'neutral';
}

function weigh(text: string, cues: readonly Cue[]): number {
  return cues.reduce((sum, [weight, pattern]) => sum + (pattern.test(text) ? weight : 0), 0);
}

/** Capitals and repeated marks, 0 to 2.5. */
function shouting(text: string): number {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  const loud = words.filter(
    (word) => word.length > 3 && word === word.toUpperCase() && word !== word.toLowerCase(),
  );
  const isLoudAsAWhole = words.length >= 3 && loud.length >= words.length / 2;
  const marks = /[!?]{2,}/.test(text) ? 1 : 0;
  return (isLoudAsAWhole ? 1.5 : loud.length > 0 && /!|\?\?/.test(text) ? 0.5 : 0) + marks;
}

/** What the conversation so far adds, 0 to 2.5: failed attempts before this one, and asking the same again. */
function wornDown(lower: string, earlier: readonly string[], isTrouble: boolean): number {
  const recent = earlier.slice(-4).map((message) => normaliseText(message).toLowerCase());
  const failures = recent.filter(
    (message) => weigh(message, TROUBLE) > 0 || /\btried\b|\bno[,.]|\bstuck\b|\bstill\b/.test(message),
  );
  const isDenial = isTrouble || /^no\b|\b(?:still|same|again|already|wrong)\b/.test(lower);
  const repeated = recent.filter((message) => likeness(message, lower) >= 0.6).length;
  return (
    (isDenial ? Math.min(failures.length, 2) * 0.75 : 0) +
    (failures.length > 0 && isDenial ? 0.5 : 0) +
    Math.min(repeated, 2)
  );
}

/** Share of common words, 0 to 1. */
function likeness(one: string, other: string): number {
  const a = new Set(splitWords(one));
  const b = new Set(splitWords(other));
  if (a.size < 3 || b.size < 3) return 0;
  const common = Array.from(a).filter((word) => b.has(word)).length;
  return common / (a.size + b.size - common);
}
