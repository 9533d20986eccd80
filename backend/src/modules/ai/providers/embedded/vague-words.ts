/** Words that hold a sentence together and say nothing about its subject. As `comparableWords` gives them. */
const FUNCTION_WORDS = new Set(
  `a an the this that these those some any all each every both either neither other another one ones such same own
  i me my mine myself we us our ours you your yours u ya he him his she her it its they them their theirs
  what whats which who whom whose when where why how whether
  am is are was were be been being do does did done doing have has had having get gets got getting
  can could may might must shall should will would wo ca sha ain gonna wanna let lets
  and or but so if then than because as of at by for with without about into to from in on off out up over under
  between after before during while until since again
  not no nor yes yeah yep nope none never ever
  there here now just very really too also only even still already yet much many more most quite well maybe perhaps
  please pls thanks thank thx hi hello hey ok okay oh sorry
  want wants wanted like need needs thing things something anything everything nothing stuff way
  go goes going gone went come make makes made take takes took give tell say says said know see im ive id s t m d re ll ve`.split(
    /\s+/,
  ),
);

/** Words of a complaint that leave open what it is about. */
const SYMPTOM_WORDS = new Set(
  `work works worked working load loads loaded loading open opens opened opening start starts started starting
  help helps helped helping happen happens happened fail fails failed failing break breaks broke broken
  wrong bad stupid damn bloody crap fucking hell useless terrible awful horrible annoying annoyed angry sad
  issue issues problem problems trouble question questions ask asked asking stop stops stopped respond responds
  time times try tries tried trying fix fixed solve solved fed first second third`.split(/\s+/),
);

const KEYBOARD_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890'];

/** Whether a word says what a sentence is about. */
export function isInformative(word: string): boolean {
  return !FUNCTION_WORDS.has(word) && /\p{L}/u.test(word);
}

/** Informative, and more than the sign of some trouble ("does not load"). */
export function namesSubject(word: string): boolean {
  return isInformative(word) && !SYMPTOM_WORDS.has(word);
}

/** Whether letters look struck at random: "asdf", "hjkl", "xkcdq", "aaaa". Other scripts are never judged. */
export function isGibberish(word: string): boolean {
  if (!/^[a-z\d]{3,}$/.test(word)) return /^[a-z\d]{1,2}$/.test(word);
  return (
    KEYBOARD_ROWS.some((row) => row.includes(word)) ||
    /^(?:asdf|qwer|zxcv|hjkl|jkl|sdf|fgh)+[a-z]{0,3}$/.test(word) ||
    !/[aeiouy]/.test(word) ||
    /(.)\1{3}/.test(word) ||
    /[bcdfghjklmnpqrstvwxz]{6}/.test(word)
  );
}
