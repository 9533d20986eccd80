/**
 * Fields that no log line shows, for pino's `redact`: at its top, where log calls put things. Deeper ones, by wildcards,
 * would cost more than the rest of a line.
 */
export const SECRET_FIELDS = [
  ...['password', 'currentPassword', 'newPassword', 'secret', 'token', 'authorization', 'cookie'],
  ...['email', 'content', 'text', 'answer', 'question', 'customInstructions'],
];

interface SecretForm {
  /** Without it the pattern cannot match: looking for it costs a tenth, and most lines hold no secret. */
  hint: string;
  pattern: RegExp;
  instead: string;
}

const EMAIL_NAME = /[\w.!#$%&'*+=?^`{|}~-]{1,64}/.source;
const EMAIL_HOST = /[a-z\d-]+(?:\.[a-z\d-]+)+/.source;

/**
 * What gives a secret away by its form, for texts that others wrote: libraries' errors name addresses with their
 * passwords, and the values that a unique index refused. The order counts: credentials end with an @, too.
 */
const SECRET_FORMS: SecretForm[] = [
  { hint: '://', pattern: /(:\/\/)[^\s/?#"'@]+@/g, instead: '$1[credentials]@' },
  { hint: 'eyJ', pattern: /\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g, instead: '[token]' },
  { hint: 'earer ', pattern: /\b(Bearer) [\w.~+/-]+=*/gi, instead: '$1 [token]' },
  { hint: '@', pattern: new RegExp(`${EMAIL_NAME}@${EMAIL_HOST}`, 'gi'), instead: '[email]' },
  { hint: '%40', pattern: new RegExp(`${EMAIL_NAME}%40${EMAIL_HOST}`, 'gi'), instead: '[email]' },
  { hint: 'dup key', pattern: /dup key: \{[^\n]*?\}(?=\\n|"|$)/g, instead: 'dup key: [values]' },
];

/** Takes credentials, tokens, e-mail addresses and index values out of a text: a log line, a stack. */
export function redact(text: string): string {
  return SECRET_FORMS.reduce(
    (redacted, { hint, pattern, instead }) =>
      redacted.includes(hint) ? redacted.replace(pattern, instead) : redacted,
    text,
  );
}
