const REMOVED_LINK = '[link removed]';
const REMOVED_ADDRESS = '[address removed]';

/** Top-level domains that no sentence ends in by accident; `ready.it` may be a missing space. */
const TLDS =
  'com|net|org|edu|gov|info|biz|io|dev|app|cloud|site|online|shop|store|xyz|top|club|page|link|click|live|tech|example|test|invalid|localhost|onion|co\\.uk|de|fr|ru|cn|eu|uk';
const IMAGE = /!\[[^\]]*\](?:\(([^)]*)\)|\[[^\]]*\])/g;
const MARKDOWN_LINK = /\[([^\]]*)\]\(\s*<?([^)\s>]*)>?[^)]*\)/g;
/** With any scheme, with `www.` or `//`, or a name with a path or a well-known ending. */
const ADDRESS = new RegExp(
  [
    String.raw`\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s<>"']+`,
    String.raw`\b(?:javascript|vbscript|data|file|blob):[^\s<>"']+`,
    String.raw`(?<![:\w])\/\/[\w-]+(?:\.[\w-]+)+[^\s<>"']*`,
    String.raw`(?<![@\w.-])www\.[^\s<>"']+`,
    String.raw`(?<![@\w.-])(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+(?:(?:${TLDS})(?![\w-])(?:[/?#:][^\s<>"']*)?|[a-z]{2,}(?:\/[^\s<>"']*))`,
  ].join('|'),
  'giu',
);
const MAIL = /(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;
const TRAILING = /[.,;:!?)\]}*_]+$/;

export interface LinkRules {
  /** Hosts that may be linked to, their subdomains included. */
  hosts: readonly string[];
  /** What the answer was made from: e-mail addresses that stand in it may be said. */
  sources: string;
}

/** Takes out every link and image that leads anywhere else, and e-mail addresses that come from nowhere. */
export function removeForeignLinks(text: string, { hosts, sources }: LinkRules): string {
  return text
    .replace(IMAGE, (image, target: string | undefined) => (isAllowed(target ?? '', hosts) ? image : ''))
    .replace(MARKDOWN_LINK, (link, label: string, target: string) =>
      isAllowed(target, hosts) ? link : label,
    )
    .replace(ADDRESS, (match) => {
      const end = TRAILING.exec(match)?.[0] ?? '';
      return isAllowed(match.slice(0, match.length - end.length), hosts) ? match : REMOVED_LINK + end;
    })
    .replace(MAIL, (address) => (isKnownAddress(address, hosts, sources) ? address : REMOVED_ADDRESS));
}

function isAllowed(target: string, hosts: readonly string[]): boolean {
  const host = hostOf(target.trim());
  return host !== undefined && isUnder(host, hosts);
}

function isUnder(host: string, hosts: readonly string[]): boolean {
  return hosts.some((allowed) => {
    const name = allowed.toLowerCase();
    return host === name || host.endsWith(`.${name}`);
  });
}

/** undefined for what is no plain web address, `https://known.example@elsewhere.example` among others. */
function hostOf(target: string): string | undefined {
  const whole = /^[a-z][a-z\d+.-]*:/i.test(target) ? target : `https://${target.replace(/^\/\//, '')}`;
  if (!URL.canParse(whole)) return undefined;
  const url = new URL(whole);
  if (!['http:', 'https:'].includes(url.protocol) || url.username || url.password) return undefined;
  return url.hostname;
}

function isKnownAddress(address: string, hosts: readonly string[], sources: string): boolean {
  const plain = address.replace(/^mailto:/i, '').toLowerCase();
  return sources.toLowerCase().includes(plain) || isUnder(plain.slice(plain.indexOf('@') + 1), hosts);
}
