/** Zero-width marks, soft hyphen, bidirectional controls and control characters other than tab and line ends. */
const INVISIBLE =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]|[\u{e0000}-\u{e0fff}]/gu;

/** The text without what a reader can't see and a model reads. */
export function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}
