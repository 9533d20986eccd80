const MORE = '…';

/** A name as far as there is room for it. @param widthOf a text, in the unit of the room */
export function cutTo(room: number, name: string, widthOf: (text: string) => number): string {
  if (widthOf(name) <= room) return name;
  const letters = [...name];
  // Halving: a long name is measured some times, not once for each letter.
  let [fitting, tooLong] = [0, letters.length];
  while (tooLong - fitting > 1) {
    const middle = Math.floor((fitting + tooLong) / 2);
    if (widthOf(letters.slice(0, middle).join('') + MORE) <= room) fitting = middle;
    else tooLong = middle;
  }
  return letters.slice(0, fitting).join('').trimEnd() + MORE;
}

/** A name in lines of so many letters at most, as far as its words allow. */
export function inLines(name: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of name.split(/\s+/)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= letters)
      lines.splice(-1, 1, `${line} ${word}`);
    else lines.push(word);
  }
  return lines;
}
