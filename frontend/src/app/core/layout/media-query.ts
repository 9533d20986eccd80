import { DestroyRef, type Signal, inject, signal } from '@angular/core';

/** Whether a media query holds, as long as the component that asks lives. */
export function mediaQuery(query: string): Signal<boolean> {
  const list = matchMedia(query);
  const matches = signal(list.matches);
  const follow = () => matches.set(list.matches);
  list.addEventListener('change', follow);
  inject(DestroyRef).onDestroy(() => list.removeEventListener('change', follow));
  return matches.asReadonly();
}

/** Of the window, in pixels, as long as the component that asks lives. */
export function windowHeight(): Signal<number> {
  const height = signal(innerHeight);
  const follow = () => height.set(innerHeight);
  addEventListener('resize', follow);
  inject(DestroyRef).onDestroy(() => removeEventListener('resize', follow));
  return height.asReadonly();
}
