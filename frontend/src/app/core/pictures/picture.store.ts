import { Injectable, type WritableSignal, effect, inject, signal, untracked } from '@angular/core';
import { PictureSource, type UsedPicture } from '../../shared/ui/avatar/picture-source';
import { SessionStore } from '../auth/session.store';
import { ApiClient } from '../http/api-client';

interface HeldPicture {
  readonly url: WritableSignal<string | null>;
  users: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** How long a picture stays that nobody shows: whoever scrolls back, or opens a chat again, finds it here. In ms. */
const KEPT_FOR = 60_000;

/** People's pictures: each version is fetched once, with the reader's token, and given out as an object URL. */
@Injectable()
export class PictureStore implements PictureSource {
  private readonly api = inject(ApiClient);
  private readonly session = inject(SessionStore);
  private readonly held = new Map<string, HeldPicture>();

  constructor() {
    // What one reader may see is nothing to the next.
    effect(() => {
      if (!this.session.isSignedIn()) untracked(() => [...this.held.keys()].forEach((key) => this.drop(key)));
    });
  }

  use(userId: string, version: string): UsedPicture {
    const key = `${userId}/${version}`;
    const picture = this.held.get(key) ?? this.fetch(key, userId);
    picture.users++;
    clearTimeout(picture.timer);
    let isReleased = false;
    return {
      url: picture.url.asReadonly(),
      release: () => {
        if (isReleased) return;
        isReleased = true;
        if (--picture.users === 0) picture.timer = setTimeout(() => this.drop(key), KEPT_FOR);
      },
    };
  }

  private fetch(key: string, userId: string): HeldPicture {
    const picture: HeldPicture = { url: signal(null), users: 0, timer: undefined };
    this.held.set(key, picture);
    this.api.getBlob(`/users/${userId}/avatar`).then(
      (blob) => {
        if (this.held.get(key) === picture) picture.url.set(URL.createObjectURL(blob));
      },
      // Initials will do; the next one who asks tries again.
      () => {
        if (this.held.get(key) === picture) this.held.delete(key);
      },
    );
    return picture;
  }

  private drop(key: string): void {
    const picture = this.held.get(key);
    if (!picture) return;
    this.held.delete(key);
    clearTimeout(picture.timer);
    const url = picture.url();
    picture.url.set(null);
    if (url) URL.revokeObjectURL(url);
  }
}
