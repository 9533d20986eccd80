/** What a draft can be translated to, as BCP 47 tags. */
const TAGS = ['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'ja', 'ko', 'nl', 'pl', 'pt-BR', 'tr', 'uk', 'zh'];

export interface Language {
  readonly tag: string;
  readonly name: string;
}

/** In the reader's language, and in its order. */
export function languages(locale?: string): Language[] {
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  return TAGS.map((tag) => ({ tag, name: names.of(tag) ?? tag })).sort((a, b) =>
    a.name.localeCompare(b.name, locale),
  );
}
