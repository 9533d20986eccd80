/** Shorter ones would be found by chance. */
const SHORTEST = 8;

const FORMS = { 'an e-mail address': /[\w.+-]+@[\w-]+\.\w+/, 'a token': /\beyJ[\w-]+\.\w+/ };

/** What the suite told the product in confidence: passwords, tokens, addresses and the texts of messages. */
const confided = new Set<string>();

const FIELDS = new Set(['password', 'currentPassword', 'newPassword', 'email', 'token', 'content']);

/** Remembers the confidential fields of what is sent or received, at any depth. */
export function confide(payload: unknown): void {
  if (typeof payload !== 'object' || payload === null) return;
  for (const [field, value] of Object.entries(payload)) {
    if (FIELDS.has(field) && typeof value === 'string' && value.length >= SHORTEST) confided.add(value);
    else confide(value);
  }
}

/** What of all that, or anything that looks like it, stands in a log. */
export function leaksIn(log: string): string[] {
  const quoted = [...confided].filter((text) => log.includes(text) || log.includes(asInJson(text)));
  const seen = Object.entries(FORMS).flatMap(([kind, form]) => {
    const found = form.exec(log);
    return found ? [`${kind}: ${found[0]}`] : [];
  });
  return [...quoted, ...seen];
}

const asInJson = (text: string): string => JSON.stringify(text).slice(1, -1);
