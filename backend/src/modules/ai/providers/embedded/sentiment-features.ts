import { SentimentIntensityAnalyzer } from 'vader-sentiment';
import { stemsOf } from './phrase-lexicon';
import { moodOf } from './sentence-mood';
import { SENTIMENT_LEXICON } from './sentiment-lexicon';
import type { TextFeatures } from './text-classifier';
import { foldLetters, normaliseText, splitWords } from './text-normalisation';

const TOPIC_WEIGHT = 0.9;
const MOOD_WEIGHT = 0.3;
const SIGN_WEIGHT = 0.8;
const HISTORY_WEIGHT = 1;
const VADER_WEIGHT = 1.5;

/** Words of the shop that the general lexicon of feelings takes for joy or grief. */
const NO_FEELING =
  /\b(?:good (?:morning|afternoon|evening|day)|errors?|free|support|share[ds]?|ignore|disregard|forg[eo]t|killing me|dying to|dead simple|killer|secur(?:e|ity)|cancel(?:led)?|delet(?:e|ed)|reset|problems?|question|trial|please|like to|yes|no|number|help|lost|refuse[ds]?|charge[ds]?|admin|credit|safe|hand|holidays?|favou?rite|play|importan(?:t|ce)|sorry|troubles?|apolog\w+|block(?:ed)?|declined|failed|fails|broken|drag|drop(?:s|ped)?|crash(?:es|ed)?|warning|missing|stop|expired)\b/gi;
const NEGATIONS = new Set(['NOT', 'never', 'no', 'hardly', 'barely', 'without', 'nothing', 'nev']);
/** How many words a negation reaches over: "not at all helpful". */
const NEGATION_REACH = 3;
const CONTRAST = new Set(['but', 'however', 'though', 'although', 'yet']);

/** What can be seen without reading: marks, capitals, faces, and how a sentence sets out. */
const SIGNS: readonly (readonly [string, RegExp])[] = [
  ['exclaims', /!/],
  ['exclaims much', /!{2,}|!.*!/s],
  ['questions much', /\?{2,}|\?!|!\?/],
  ['question mark', /\?/],
  ['dots', /\.\.\./],
  ['smiles', /[:;]-?[)D]|❤|💙|🎉|🙏|👍|👏|🥳|🤩|[\u{1f600}-\u{1f60e}\u{1f929}\u{1f970}\u{1f642}\u{1f917}]/u],
  ['frowns', /[:;]-?[(/]|👎|🙄|😡|🤬|😤|💩|[\u{1f61e}-\u{1f62d}\u{1f612}-\u{1f614}\u{1f641}]/u],
  [
    'counts attempts',
    /\b(?:\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|tenth|umpteenth|nth|hundredth)\b|\b(?:two|three|four|five|six|seven|ten|twenty|dozen|dozens|hundred|countless|several|many|\d+)(?: \w+)? (?:times|e-?mails|messages|calls|tickets|attempts|requests|agents|people|reminders|chats)\b|\b(?:twice|thrice)\b/i,
  ],
  [
    'counts time',
    /\b(?:\d+|a|one|two|three|four|five|six|seven|ten|several|all|whole|entire|half an?|the whole|many) (?:full |whole |entire |solid )?(?:minutes|hours?|days?|weeks?|months?|years?|mornings?|afternoons?|evenings?)\b|\b(?:day|week|month) \d+\b/i,
  ],
  [
    'has been',
    /\b(?:i|we|it|this|you)(?:'ve| have|'s| has| had)(?: \w+)? (?:been|waited|written|called|tried|asked|told|sent|said|spoken|explained|reported|begged|contacted|emailed)\b/i,
  ],
  [
    'you did',
    /\byou(?:'ve| have| just| keep| said| told| promised| people| guys| never| clearly| obviously| don't| do not| still| again| even| can't| won't| lot)\b|\byour (?:so[- ]called|people|lot|bot|support|company)\b/i,
  ],
  ['says please or would', /\b(?:please|pls|could you|would you|would like|i'd like|can you)\b/i],
  [
    'bitter thanks',
    /\b(?:thanks|thank you|thx|cheers)(?: a lot| so much| very much)? for (?:nothing|no\w*|wasting|ignoring|breaking|losing|ruining|not)\b|\bthanks but no thanks\b/i,
  ],
  [
    'bitter praise',
    /^(?:oh |ah |well |wow,? |just )*(?:great|wonderful|fantastic|brilliant|lovely|perfect|amazing|nice|super|excellent|congratulations|congrats|bravo|well done|good job|awesome)\b[^a-z]{1,4}(?=.*\b(?:again|another|broke\w*|crash\w*|error|lost|deleted|charged|fail\w*|locked|managed|ate|automated|third|once more)\b)|\blove that for me\b|\bexactly what i needed\b(?=.*\banother\b)|\bjust (?:great|perfect|wonderful|what i needed)\b|\b(?:bravo|slow clap)\b|\bhow (?:nice|kind|convenient|lovely)\b/is,
  ],
  ['keeps doing', /\bkeeps? (?:on )?(?:me )?\w+ing\b/i],
  ['begins with no', /^(?:no|nope|nah|wrong|not)\b[^?]*$/i],
];

/**
 * What a sentiment is read from: words, phrases of feeling (reversed by a negation, weakened before a "but"), the
 * lexicon of vader, marks and capitals, and what the same person wrote before.
 */
export function sentimentFeatures(text: string, earlier: readonly string[]): TextFeatures {
  const plain = normaliseText(text);
  const stems = stemsOf(plain);
  const features = new Map<string, number>();
  const share = 1 / Math.sqrt(Math.max(stems.length, 3));
  for (const stem of stems) features.set(`word ${stem}`, share);
  const felt = feelings(stems);
  for (const [topic, count] of felt) features.set(topic, TOPIC_WEIGHT * Math.sqrt(count));
  if (!Array.from(felt.keys()).some((topic) => !FACTUAL.has(topic)))
    features.set('feels nothing', TOPIC_WEIGHT);
  features.set(moodOf(foldLetters(plain)), MOOD_WEIGHT);
  for (const [sign, pattern] of SIGNS) if (pattern.test(plain)) features.set(`sign ${sign}`, SIGN_WEIGHT);
  if (isShouted(plain)) features.set('sign shouts', SIGN_WEIGHT);
  const { compound } = SentimentIntensityAnalyzer.polarity_scores(plain.replace(NO_FEELING, ' '));
  features.set(compound > 0 ? 'vader positive' : 'vader negative', VADER_WEIGHT * Math.abs(compound));
  for (const [sign, value] of conversationSigns(plain, earlier)) features.set(sign, HISTORY_WEIGHT * value);
  return features;
}

/** Topics that a plain question or report holds as well. */
const FACTUAL = new Set(['feels plain', 'feels trouble', 'feels loss', 'feels softening']);

/** What any question or report shows: its words, what it names, and how it sets out. */
const PLAIN =
  /^(?:word .*|feels (?:plain|trouble|loss|softening|nothing)|no (?:plain|trouble|loss|softening|solved)|asks|wants|tells|sign (?:question mark|dots|says please or would|begins with no)|earlier any|vader (?:positive|negative))$/;
/** From here on the lexicon of vader is no chance hit of a single word. */
const VADER_TELLS = 0.4 * VADER_WEIGHT;

/** Whether anything in them tells a feeling. Words by themselves do not: any question has "who", "you" and "is". */
export function showsFeeling(features: TextFeatures): boolean {
  return Array.from(features).some(
    ([name, value]) => !PLAIN.test(name) || (name.startsWith('vader ') && value >= VADER_TELLS),
  );
}

function feelings(stems: readonly string[]): Map<string, number> {
  const turn = stems.findLastIndex((stem) => CONTRAST.has(stem));
  const counts = new Map<string, number>();
  for (const { topic, start } of SENTIMENT_LEXICON.find(stems)) {
    const before = stems.slice(Math.max(0, start - NEGATION_REACH), start);
    const name = before.some((stem) => NEGATIONS.has(stem)) ? `no ${topic}` : `feels ${topic}`;
    counts.set(name, (counts.get(name) ?? 0) + (start < turn ? 0.3 : 1));
  }
  return counts;
}

/** Whole words in capitals, beyond abbreviations like API or PDF. */
function isShouted(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  const loud = words.filter((word) => word === word.toUpperCase() && word !== word.toLowerCase());
  const isLoudAsAWhole = words.length >= 2 && loud.length >= words.length * 0.6;
  return isLoudAsAWhole || loud.some((word) => LOUD_WORDS.has(word) || word.length > 5);
}
const LOUD_WORDS = new Set(
  'AGAIN NOT NOW NEVER STILL STOP NOTHING NOBODY EVERY FIX WHY HOW FOUR THREE FIVE DAYS WEEKS HOURS THIS ANYONE'.split(
    ' ',
  ),
);

/** Figures from 0 to 1 about the conversation before a message. */
function conversationSigns(plain: string, earlier: readonly string[]): [string, number][] {
  if (earlier.length === 0) return [];
  const recent = earlier.slice(-4);
  const isTrouble = (text: string) =>
    SENTIMENT_LEXICON.find(stemsOf(text)).some(({ topic }) => TROUBLED.has(topic)) ||
    /\bnot?\b|n't\b/i.test(text);
  const troubled = recent.filter(isTrouble).length;
  const likest = Math.max(...recent.map((message) => likeness(message, plain)));
  return [
    ['earlier any', 0.3],
    ['earlier trouble', Math.min(troubled, 2) / 2],
    ['earlier trouble again', isTrouble(plain) ? Math.min(troubled, 2) / 2 : 0],
    ['earlier alike', likest >= 0.35 ? likest : 0],
  ];
}
const TROUBLED = new Set([
  'trouble',
  'repetition',
  'waiting',
  'ignored',
  'displeasure',
  'anger',
  'criticism',
  'worry',
]);

/** Share of common words, 0 to 1. */
function likeness(one: string, other: string): number {
  const a = new Set(splitWords(one));
  const b = new Set(splitWords(other));
  if (a.size < 2 || b.size < 2) return 0;
  const common = Array.from(a).filter((word) => b.has(word)).length;
  return common / Math.min(a.size, b.size);
}
