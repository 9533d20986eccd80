/** Elements whose content is no text either. */
const NOT_TEXT = /<(script|style|iframe|object|template|svg)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const TAG = /<\/?[a-z][^<>]*(?:>|$)/gi;
/** Taking out an inner tag may leave an outer one: `<scr<b>ipt>`. */
const MOST_LAYERS = 5;

/** Answers are plain text: takes out HTML, and what it would have run. */
export function removeMarkup(text: string): string {
  let current = text;
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const next = current.replace(NOT_TEXT, '').replace(COMMENT, '').replace(TAG, '');
    if (next === current) break;
    current = next;
  }
  return current;
}
