import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import type { QueuePlace } from '@switchboard/contracts';
import { filter } from 'rxjs';
import { registerFeature } from '../../../core/feature/feature.providers';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import { waitText } from '../../../shared/ui/figures/figures';
import { PORTAL_WORDS } from '../portal-words';
import { PortalApi } from '../portal.api';

/** How often the place is asked for while somebody waits and looks, in ms. */
const REFRESH = 20_000;

/** Where a customer stands who waits for a person. Keeps its height, whatever becomes known. */
@Component({
  selector: 'sb-waiting-line',
  imports: [MatIcon, TranslocoDirective],
  templateUrl: './waiting-line.component.html',
  styleUrl: './waiting-line.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WaitingLineComponent {
  private readonly api = inject(PortalApi);
  readonly conversationId = input.required<string>();

  protected readonly place = signal<QueuePlace | null>(null);
  protected readonly wait = computed(() => {
    const expected = this.place()?.expectedWait ?? null;
    return expected === null ? null : waitText(expected);
  });
  private askedFor = 0;

  constructor() {
    registerFeature(PORTAL_WORDS);
    effect(() => {
      this.conversationId();
      untracked(() => {
        this.place.set(null);
        void this.refresh();
      });
    });
    inject(RealtimeService)
      .on('conversation:updated')
      .pipe(
        filter(({ conversationId }) => conversationId === this.conversationId()),
        takeUntilDestroyed(),
      )
      .subscribe(() => void this.refresh());
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void this.refresh();
    }, REFRESH);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  private async refresh(): Promise<void> {
    const asked = ++this.askedFor;
    try {
      const place = await this.api.queuePlace(this.conversationId());
      if (asked === this.askedFor) this.place.set(place);
    } catch {
      // What was known stays; the next turn asks again.
    }
  }
}
