import { BSONRegExp } from 'bson';
import { MongoError, errorCodes } from '../errors';

// Escapes of plain punctuation are legal in PCRE but not in JavaScript's unicode mode.
const harmlessEscape = /\\(\\|[-'"`~!@#%&=:;<>, _])/g;

/** A regular expression as a BSON value; code 51108 for a flag that is not known. */
export function regularExpression(pattern: string, options: string): BSONRegExp {
  for (const option of options) {
    if (!'imsu'.includes(option)) throw new MongoError(51108, `invalid flag in regex options: ${option}`);
  }
  return new BSONRegExp(pattern, options);
}

const startsWithLiteral = /^\^((?:\\[^\p{L}\p{N}]|[^\\^$.[|()+*?{])+)([*?{])?/u;

/** The text that every string matched by a case-sensitive `/^text.../` begins with; undefined for other patterns. */
export function literalPrefix(regex: BSONRegExp): string | undefined {
  if (/[im]/.test(regex.options) || regex.pattern.includes('|')) return undefined;
  const found = startsWithLiteral.exec(regex.pattern);
  if (found === null) return undefined;
  const characters = [...found[1]!.replace(/\\(.)/gsu, '$1')];
  // What may be missing belongs to no prefix.
  if (found[2] !== undefined) characters.pop();
  return characters.length === 0 ? undefined : characters.join('');
}

/**
 * Compiles a MongoDB (PCRE) pattern. What JavaScript's strict unicode mode cannot read is refused rather than
 * read differently.
 */
export function compileBsonRegex(regex: BSONRegExp): RegExp {
  const { pattern, options } = regularExpression(regex.pattern, regex.options);
  const source = pattern.replace(harmlessEscape, (escape, char: string) =>
    char === '\\' ? escape : char === '-' ? '\\x2d' : char,
  );
  try {
    const regex = new RegExp(source, `u${[...new Set(options.replace('u', ''))].join('')}`);
    // JavaScript finds out that a pattern is too large when it is first used, once for each kind of string.
    for (const text of ['', '\u0100']) regex.test(text);
    return regex;
  } catch (error) {
    // The message repeats the pattern, and tells the reason last.
    const reason = String(error).slice(String(error).lastIndexOf(': ') + 2);
    throw new MongoError(
      errorCodes.InvalidRegex,
      `Regular expression is invalid or not supported: ${reason}`,
    );
  }
}
