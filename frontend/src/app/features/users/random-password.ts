/** Without what is read as something else: neither l and 1, nor O and 0. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP = 4;

/** Four groups of four, 80 bits: easy to read out. */
export function randomPassword(): string {
  const values = crypto.getRandomValues(new Uint8Array(GROUPS * GROUP));
  // The 32 letters divide 256, so that each is as likely as the others.
  const letters = Array.from(values, (value) => LETTERS[value % LETTERS.length]).join('');
  return letters.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? letters;
}
