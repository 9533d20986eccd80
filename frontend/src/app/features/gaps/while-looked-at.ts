import { DestroyRef, DOCUMENT, inject } from '@angular/core';

/**
 * Does something again and again while the page is before somebody's eyes, and at once when it comes back there. Needs an
 * injection context.
 * @param every milliseconds until the next time, asked each time
 * @returns what asks it anew, when the answer has become another one
 */
export function whileLookedAt(work: () => Promise<void>, every: () => number): () => void {
  const document = inject(DOCUMENT);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const wait = () => {
    clearTimeout(timer);
    if (!isOver && document.visibilityState === 'visible') timer = setTimeout(() => void turn(), every());
  };
  const turn = async () => {
    clearTimeout(timer);
    await work();
    wait();
  };
  const onVisibility = () => {
    if (document.visibilityState === 'visible') void turn();
    else clearTimeout(timer);
  };
  document.addEventListener('visibilitychange', onVisibility);
  inject(DestroyRef).onDestroy(() => {
    isOver = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisibility);
  });
  wait();
  return wait;
}
