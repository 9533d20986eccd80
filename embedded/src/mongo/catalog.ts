const all: Catalog<unknown>[] = [];

/** Of unknown names, which clients make up at will, no more and no longer ones are remembered. */
const maxUnknown = 100;
const longestUnknown = 100;

/** One kind of thing that the server knows, such as its stages, and which of them clients have asked for. */
export class Catalog<T> {
  private readonly entries: ReadonlyMap<string, T>;
  private readonly askedFor = new Set<string>();

  constructor(
    /** As serverStatus and docs/embedded.md call the kind. */
    readonly kind: string,
    entries: Readonly<Record<string, T>>,
  ) {
    this.entries = new Map(Object.entries(entries));
    all.push(this);
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  /** The names that clients have asked for, some of those too that are not known. */
  get asked(): string[] {
    return [...this.askedFor];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** What a client's request names; undefined when the server does not know it. */
  find(name: string): T | undefined {
    const found = this.entries.get(name);
    const isWorthRemembering =
      name.length <= longestUnknown && this.askedFor.size < this.entries.size + maxUnknown;
    if (found !== undefined || isWorthRemembering) this.askedFor.add(name);
    return found;
  }
}

/** Every catalog there is. */
export const catalogs: readonly Catalog<unknown>[] = all;
