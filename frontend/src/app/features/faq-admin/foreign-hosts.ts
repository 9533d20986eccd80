const ADDRESS = /https?:\/\/[^\s<>"')\]]+/gi;
const SENTENCE_END = /[.,;:!?]+$/;

/** Hosts that a text links to and the assistant may not: it leaves such links out of its answers. Each once. */
export function foreignHosts(text: string, allowed: readonly string[]): string[] {
  const addresses = (text.match(ADDRESS) ?? []).map((address) => address.replace(SENTENCE_END, ''));
  const hosts = addresses
    .filter((address) => URL.canParse(address))
    .map((address) => new URL(address).hostname);
  return [...new Set(hosts)].filter((host) => !allowed.some((one) => isUnder(host, one.toLowerCase())));
}

/** Its subdomains are allowed, too. */
function isUnder(host: string, allowed: string): boolean {
  return host === allowed || host.endsWith(`.${allowed}`);
}
