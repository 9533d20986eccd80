/** Stands in a flow wherever the work may be interrupted to serve other clients. */
export const pause = Symbol('pause');

/** Items made one by one as they are asked for, with pauses between them. */
export type Flow<T> = Iterable<T | typeof pause>;

/** Work that goes through a flow: it passes the pauses on and returns a result. */
export type Work<T> = Generator<typeof pause, T>;

/** A client may have to wait this long for a pause in another's work, in milliseconds. */
const sliceMs = 5;

export function* mapped<T, U>(flow: Flow<T>, apply: (item: T) => U): Generator<U | typeof pause> {
  for (const item of flow) yield item === pause ? pause : apply(item);
}

export function* filtered<T>(flow: Flow<T>, keeps: (item: T) => boolean): Generator<T | typeof pause> {
  for (const item of flow) if (item === pause || keeps(item)) yield item;
}

/** The items after the first `skip`, at most `limit` of them; asks for no more than it needs. */
export function* sliced<T>(flow: Flow<T>, skip: number, limit = Infinity): Generator<T | typeof pause> {
  let [toSkip, left] = [skip, limit];
  if (left === 0) return;
  for (const item of flow) {
    if (item === pause) yield pause;
    else if (toSkip > 0) toSkip--;
    else {
      yield item;
      if (--left === 0) return;
    }
  }
}

/** Calls back with every item. */
export function* each<T>(flow: Flow<T>, take: (item: T) => void): Work<void> {
  for (const item of flow) {
    if (item === pause) yield pause;
    else take(item);
  }
}

/** All the items as a list. */
export function* gathered<T>(flow: Flow<T>): Work<T[]> {
  const items: T[] = [];
  yield* each(flow, (item) => items.push(item));
  return items;
}

/** Does work without a pause, so that nobody sees half of it. */
export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Does work in slices of a few milliseconds. */
export async function inSlices<T>(work: Work<T>): Promise<T> {
  let began = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - began < sliceMs) continue;
    await new Promise((resolve) => setImmediate(resolve));
    began = performance.now();
  }
}
