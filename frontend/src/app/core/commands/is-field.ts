const FIELDS = 'input, textarea, select, [contenteditable]:not([contenteditable=false])';

/** Whether what is typed there is somebody's words. */
export function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(FIELDS) !== null;
}
