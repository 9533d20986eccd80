/** What a spreadsheet would run as a formula, perhaps with apostrophes in front already. */
const FORMULA = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * Every CSV file of ours gets an apostrophe in front of a formula (`csvFile`). Here a text that has apostrophes in front
 * of one itself gets one more, so that {@link withoutApostrophe} gives back exactly what there was.
 */
export function withApostrophe(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? `'${text}` : text;
}

export function withoutApostrophe(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** A list in one cell: `sign in | log on`. A bar or backslash in an entry has a backslash in front. */
export function listCell(items: readonly string[]): string {
  return withApostrophe(items.map((item) => item.replace(/[\\|]/g, '\\$&')).join(' | '));
}

export function itemsOf(cell: string): string[] {
  if (cell.trim() === '') return [];
  const items = [''];
  for (const [part, escaped] of cell.matchAll(/\\([\\|])|[^]/gu)) {
    if (part === '|') items.push('');
    else items.push((items.pop() ?? '') + (escaped ?? part));
  }
  return items.map((item) => item.trim());
}
