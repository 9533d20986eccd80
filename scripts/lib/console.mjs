/** Progress goes to standard error, so that standard output holds results alone. */
export const say = (text) => process.stderr.write(`${text}\n`);

export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** A terminal that is gone is no reason to leave children behind. */
export function outliveTerminal() {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** Rows as aligned columns. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('   ')
      .trimEnd(),
  );
}
