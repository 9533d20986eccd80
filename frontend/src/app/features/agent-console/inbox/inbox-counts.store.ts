import { DestroyRef, Injectable, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { merge } from 'rxjs';
import { LatestAnswer } from '../../../core/http/latest-answer';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import { InboxApi } from './inbox.api';

/** Counts follow changes after this, in ms; however much happens, they are asked for no more often. */
const PAUSE = 1_000;

/** How many conversations each view holds. The server counts; a change here only says when to ask again. */
@Injectable()
export class InboxCountsStore {
  private readonly api = inject(InboxApi);
  private readonly latest = new LatestAnswer(() => this.api.counts());
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** null until they are known. */
  readonly counts = this.latest.data;

  constructor() {
    const realtime = inject(RealtimeService);
    realtime
      .on('conversation:updated')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.readSoon());
    merge(realtime.connected$, realtime.on('sync:required'))
      .pipe(takeUntilDestroyed())
      .subscribe(() => void this.latest.read());
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
    void this.latest.read();
  }

  private readSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.latest.read();
    }, PAUSE);
  }
}
