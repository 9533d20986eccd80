import type { Signal } from '@angular/core';

/** A picture in use. */
export interface UsedPicture {
  /** Its address; null until it is here, and for good when it cannot be had. */
  readonly url: Signal<string | null>;
  /** It is not shown here any more. */
  release(): void;
}

/** Where avatars get people's pictures from; where nobody provides one, they show initials. */
export abstract class PictureSource {
  /** @param version changes with the picture */
  abstract use(userId: string, version: string): UsedPicture;
}
