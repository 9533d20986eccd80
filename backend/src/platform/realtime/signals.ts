/** A kind of signal between processes, with the type of what it carries. Made by {@link defineSignal}. */
export interface Signal<Payload> {
  readonly name: string;
  /** Never set; it carries the type. */
  readonly payload?: Payload;
}

/**
 * Signals tell every process that something changed, and are lost when Redis is: whoever acts on one must also find
 * out from the store.
 */
export function defineSignal<Payload>(name: string): Signal<Payload> {
  return { name };
}
