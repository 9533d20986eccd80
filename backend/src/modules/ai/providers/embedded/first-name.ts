/** The first name, when it looks like one; a name that would read as a sentence of its own is left out. */
export function firstNameOf(name: string): string | undefined {
  return /^\p{L}[\p{L}'-]{0,30}(?=\s|$)/u.exec(name.trim())?.[0];
}
