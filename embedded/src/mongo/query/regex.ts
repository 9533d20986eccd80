import { BSONRegExp } from 'bson';
import { MongoError, badValue, errorCodes } from '../errors';

// Escapes of plain punctuation are legal in PCRE but not in JavaScript's unicode mode.
const harmlessEscape = /\\(\\|[-'"`~!@#%&=:;<>, _])/g;

/**
 * Compiles a MongoDB (PCRE) pattern. What JavaScript's strict unicode mode cannot read is refused rather than
 * read differently.
 */
export function compileRegex(pattern: string, options: string): RegExp {
  for (const option of options) {
    if (!'imsu'.includes(option)) throw badValue(`invalid flag in regex options: ${option}`);
  }
  const source = pattern.replace(harmlessEscape, (escape, char: string) =>
    char === '\\' ? escape : char === '-' ? '\\x2d' : char,
  );
  try {
    return new RegExp(source, `u${[...new Set(options.replace('u', ''))].join('')}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MongoError(
      errorCodes.InvalidRegex,
      `Regular expression is invalid or not supported: ${reason}`,
    );
  }
}

/** Compiles a stored or sent BSON regular expression. */
export const compileBsonRegex = (regex: BSONRegExp): RegExp => compileRegex(regex.pattern, regex.options);
