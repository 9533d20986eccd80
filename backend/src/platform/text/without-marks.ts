const FENCE = /^\s*```.*$/gm;
const LINK = /!?\[([^\]]*)\]\([^)\s]*\)/g;
/** Headings, lists and quotations. */
const LEAD = /^\s*(?:#{1,6}|[-*+]|>)\s+/gm;
const STRESS = /(\*\*|__|~~|`)(?=\S)(.+?)(?<=\S)\1/g;
const LIGHT_STRESS = /(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])/g;

/** The words of a text in Markdown, for where there is one line for it; what only looks like marks may go with them. */
export function withoutMarks(markdown: string): string {
  return markdown
    .replace(FENCE, '')
    .replace(LINK, '$1')
    .replace(LEAD, '')
    .replace(STRESS, '$2')
    .replace(LIGHT_STRESS, '$1');
}
