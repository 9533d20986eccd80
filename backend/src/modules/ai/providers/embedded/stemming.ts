/** Cuts English endings so that "invoices" and "invoice", "cancelled" and "cancel" meet. Deliberately coarse. */
export function stemWord(word: string): string {
  if (word.length < 4) return word;
  let stem = word
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/([^su])s$/, '$1');
  const cut = stem.replace(/(?:ations?|ated?|ating|ments?|ings?|ed|ers?|ly|ions?)$/, '');
  if (cut.length >= 3 && /[aeiouy]/.test(cut)) stem = cut;
  stem = stem.replace(/([bdfgklmnprtvz])\1$/, '$1');
  return stem.length > 3 ? stem.replace(/e$/, '').replace(/y$/, 'i') : stem;
}
