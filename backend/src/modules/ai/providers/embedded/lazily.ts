/** Makes a thing when it is first asked for, and keeps it: what is learned from examples is not learned in vain. */
export function lazily<Thing>(make: () => Thing): () => Thing {
  let made: Thing | undefined;
  return () => (made ??= make());
}
