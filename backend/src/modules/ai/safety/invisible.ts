/** Control characters but tab, line feed and carriage return; soft hyphen, fillers, zero-width and bidirectional marks, tags. */
const INVISIBLE =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]|[\u{e0000}-\u{e0fff}]/gu;
/** Emoji held together by joiners (a family), with skin tone or presentation mark: the marks in them are seen. */
const EMOJI_OR_INVISIBLE = new RegExp(
  // eslint-disable-next-line no-misleading-character-class
  `\\p{Extended_Pictographic}[\\p{Emoji_Modifier}\\ufe0f]*(?:\\u200d\\p{Extended_Pictographic}[\\p{Emoji_Modifier}\\ufe0f]*)*|[#*0-9]\\ufe0f?\\u20e3|${INVISIBLE.source}`,
  'gu',
);

/** Takes out what a reader can't see and a model would read. Line ends, tabs and emoji stay whole. */
export function stripInvisible(text: string): string {
  return text.replace(EMOJI_OR_INVISIBLE, (found) =>
    /^[\p{Extended_Pictographic}#*0-9]/u.test(found) ? found : '',
  );
}

/** How many characters `stripInvisible` would take out. */
export function countInvisible(text: string): number {
  return Array.from(text).length - Array.from(stripInvisible(text)).length;
}
