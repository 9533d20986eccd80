import { isUtf8 } from 'node:buffer';
import { problemOfFile } from './import-problems';

const LINE_END = 0x0a;

/** The text of a file, without its byte order mark. @throws DomainError IMPORT_REFUSED when it is not in UTF-8 */
export function textOf(bytes: Uint8Array): string {
  if (isUtf16(bytes)) throw problemOfFile('is in UTF-16; save it as UTF-8');
  if (!isUtf8(bytes)) {
    const line = firstBadLine(bytes);
    throw problemOfFile(`is not in UTF-8 (line ${line}); save it as UTF-8, in Excel as "CSV UTF-8"`);
  }
  return new TextDecoder().decode(bytes);
}

/** By its byte order mark, or by every other byte of its first letters being nothing. */
function isUtf16([first, second, third, fourth]: Uint8Array): boolean {
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isMarked || (first === 0 && third === 0) || (second === 0 && fourth === 0);
}

/** No character of several bytes has the byte of a line's end in it. */
function firstBadLine(bytes: Uint8Array): number {
  for (let line = 1, start = 0; ; line += 1) {
    const end = bytes.indexOf(LINE_END, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}
