import { BSONRegExp } from 'bson';
import { MongoError, errorCodes } from '../errors';

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

const unreadable = (reason: string): MongoError =>
  new MongoError(errorCodes.InvalidRegex, `Regular expression is invalid or not supported: ${reason}`);

/** An escape, a class, or one of the signs that PCRE and JavaScript read differently. */
const token = /\\(.)|\[(\^?)((?:\\.|[^\]\\])*)\]|[.^$]/gsu;
const whitespace = '\\t-\\r ';

function translateEscape(name: string, isInClass: boolean): string {
  if (name === 'u') throw unreadable('PCRE knows no \\u');
  if (name === 's') return isInClass ? whitespace : `[${whitespace}]`;
  if (name === 'S' && isInClass) throw unreadable('\\S in a class');
  if (name === 'S') return `[^${whitespace}]`;
  // Escapes of plain punctuation are legal in PCRE but not in JavaScript's unicode mode.
  if (name === '-') return '\\x2d';
  return /['"`~!@#%&=:;<>, _]/.test(name) ? name : `\\${name}`;
}

/** PCRE's lines end at a line feed only, its `$` also stands before the last one, and its white space is ASCII's. */
function translate(pattern: string, isMultiline: boolean, isDotAll: boolean): string {
  return pattern.replace(token, (found, escaped?: string, not?: string, members?: string) => {
    if (escaped !== undefined) return translateEscape(escaped, false);
    if (members === '') throw unreadable('an empty class');
    if (members !== undefined)
      return `[${not}${members.replace(/\\(.)/gsu, (_, name: string) => translateEscape(name, true))}]`;
    if (found === '.') return isDotAll ? '[^]' : '[^\\n]';
    if (found === '^') return isMultiline ? '(?<![^\\n])' : '^';
    return isMultiline ? '(?![^\\n])' : '(?=\\n?$)';
  });
}

/**
 * Compiles a MongoDB (PCRE) pattern. What JavaScript's strict unicode mode cannot read is refused rather than
 * read differently.
 */
export function compileBsonRegex(regex: BSONRegExp): RegExp {
  const { pattern, options } = regularExpression(regex.pattern, regex.options);
  const source = translate(pattern, options.includes('m'), options.includes('s'));
  try {
    const compiled = new RegExp(source, options.includes('i') ? 'iu' : 'u');
    // JavaScript finds out that a pattern is too large when it is first used, once for each kind of string.
    for (const text of ['', '\u0100']) compiled.test(text);
    return compiled;
  } catch (error) {
    // The message repeats the pattern, and tells the reason last.
    throw unreadable(String(error).slice(String(error).lastIndexOf(': ') + 2));
  }
}
