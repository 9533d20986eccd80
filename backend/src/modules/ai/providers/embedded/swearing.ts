import type { ModerationCategory } from '@switchboard/contracts';
import { INSULTING } from './harm-words';
import {
  COMPOUND_APART,
  COMPOUND_HEADS,
  COMPOUND_TAILS,
  EXCUSABLE,
  FRAMED_WORDS,
  INNOCENT_SETTING,
  NOT_ABUSE,
  PLAIN_WORDS,
  ROOTS,
} from './swear-words';

const PLAIN = new Map(
  (Object.entries(PLAIN_WORDS) as [ModerationCategory, string[]][]).flatMap(([category, words]) =>
    words.map((word) => [word, category] as const),
  ),
);
const COMPOUND = new RegExp(
  `^(?:${COMPOUND_HEADS.join('|')})s?-?(?:${COMPOUND_TAILS.join('|')})(?:e?s|z|ed|er|ers|ing|in|y)?$`,
);
const WORD = /[\p{L}\p{N}*#'-]+/gu;
/** Letters hidden in full view: "f**k", "c*nts", "sh#t". */
const CENSORED = /^(?=.*[*#])[a-z]+[*#]+[a-z*#]*$/;
const OFTEN_CENSORED =
  'fuck fucks fucked fucker fuckers fucking fuckin fuckface shit shits shitty shitting bullshit bitch bitches bitching cunt cunts cunty cuntface asshole assholes arsehole motherfucker motherfuckers motherfucking nigger niggers faggot faggots wanker wankers twat twats whore whores slut sluts dickhead dickheads bastard bastards cocksucker'.split(
    ' ',
  );

/** With anything after them: "sh*tbag". */
const CENSORED_STARTS = ['fuck', 'shit', 'cunt', 'bitch', 'nigger', 'faggot'];

/** "You are a dick", "stupid cock", "what a dick", "dick you", "suck my dick", or nothing but the word. */
const FRAMES = (Object.entries(FRAMED_WORDS) as [ModerationCategory, string][]).map(([category, words]) => {
  const word = `(?:${words})(?![\\p{L}\\p{N}]|[-'][\\p{L}])`;
  const slot = "(?:[\\p{L}'*]+ )";
  return {
    category,
    pattern: new RegExp(
      [
        `(?<![\\p{L}])(?:you|u|ya|youse|y'all|they|he|she|your (?:team|staff|agents?|boss|colleagues?))(?:'re|'s|r)? ?(?:are|is|r|must be|sound like|look like|act like)? ?(?:being )?(?:all |both |such |just |nothing but |really |a total |a complete )*(?:an? |a bunch of |the biggest |a bag of )(?!${slot}?(?:little )?pains? )${slot}{0,2}${word}(?! (?:who|that) )`,
        `(?<![\\p{L}])(?:you|u|ya) (?:are |all |bunch of |pack of |lot of )*(?:${INSULTING} )*${word}`,
        `(?<![\\p{L}])(?:you|u|ya|your)(?:'re| are)? (?:all |just |such |real )*(?:fucking|bloody|stupid|dirty|filthy|ugly|dumb|fat) ${word}`,
        `(?<![\\p{L}])(?:fucking|stupid|dumb|ugly|dirty|filthy|fat|lazy|damn|goddamn|lying|worthless|pathetic|sorry|disgusting) ${word}(?! (?:of|page|form|field|file|code|table|lines?|valve|lights?))`,
        `^(?:hey |oi |listen |what an? )*${word}[ .!?]*$`,
        `(?<![\\p{L}])(?:what an? |bunch of |pack of |lot of |load of |utter |absolute )(?:${INSULTING} )*${word}(?! of|s? (?:and|in|on|at|from) )`,
        `(?<![\\p{L}])${word},? (?:you|u)(?= *[,.!?]|$| (?:fucking|all|lot|bastards?|idiots?|stupid))`,
        `(?<![\\p{L}])(?:suck|lick|eat|kiss|ride|touch|grab|sniff|show|see|fondle)(?: (?:me|on|a bag of|a))? ?(?:my|your|his|her|this|that|these|a bag of)? ?(?:big |fat |hairy |nice )*(?:dicks?|cocks?|ass|arse|pussy|tits|penis|clit|nuts?ack|wang)(?![\\p{L}\\p{N}-])`,
        `(?<![\\p{L}])(?:up|in) (?:your|yours|ur) (?:${slot}){0,2}(?:ass|arse|bum|butt|backside)(?![\\p{L}])`,
      ].join('|'),
      'u',
    ),
  };
});

/** Swear words, slurs and obscenities that stand by themselves, in a reading of a text without names. */
export function findSwearWords(reading: string, english: boolean): ModerationCategory[] {
  const excused = !english || INNOCENT_SETTING.test(reading);
  const words = (reading.match(WORD) ?? []).map((word) => word.replace(/^['-]+|['-]+$/g, ''));
  const found = words.map((word) => (excused && EXCUSABLE.test(word) ? undefined : categoryOf(word)));
  if (COMPOUND_APART.test(reading)) found.push('profanity');
  return found.filter((category) => category !== undefined);
}

/** Words with an innocent sense, in frames that leave them none. */
export function findFramedAbuse(reading: string): ModerationCategory[] {
  return FRAMES.filter(({ pattern }) => pattern.test(reading)).map(({ category }) => category);
}

function categoryOf(word: string): ModerationCategory | undefined {
  if (word.length < 2 || word.length > 30) return undefined;
  const plain = PLAIN.get(word) ?? PLAIN.get(word.replace(/'s$|z$/, ''));
  if (plain) return plain;
  if (CENSORED.test(word)) return isCensored(word) ? 'profanity' : undefined;
  if (NOT_ABUSE.test(word)) return undefined;
  if (/^n[i1]gg|^faggot/.test(word) && ROOTS.test(word)) return 'hate';
  return ROOTS.test(word) || COMPOUND.test(word) ? 'profanity' : undefined;
}

function isCensored(word: string): boolean {
  if (/^f\*{2,}/.test(word)) return true;
  const start = CENSORED_STARTS.some((core) =>
    Array.from(core).every((letter, at) => (/[*#]/.test(word[at] ?? '') ? at > 0 : word[at] === letter)),
  );
  if (start && word.replace(/[^*#]/g, '').length < 3) return true;
  const letters = word.replace(/[*#]/g, '').length;
  if (letters * 2 < word.length) return false;
  const mask = new RegExp(`^${word.replace(/[*#]+/g, (signs) => `[a-z]{1,${Math.max(signs.length, 2)}}`)}$`);
  return OFTEN_CENSORED.some((swear) => mask.test(swear));
}
