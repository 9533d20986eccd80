import { ChangeDetectionStrategy, Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import { spanText } from '../figures/figures';
import { Clock } from '../time/clock';
import { exactTime } from '../time/time-words';

/** Less than this much left is said with some weight: of the time that there was, or, where that is not known, in ms. */
const SOON_SHARE = 0.25;
const SOON = 30 * 60_000;

/**
 * Time left until a target, or since it was missed; once done, whether it was kept. Never by colour alone: each state has
 * its shape and its words.
 */
@Component({
  selector: 'sb-due-clock',
  imports: [MatIcon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'due'">
      <mat-icon [svgIcon]="icon()" />
      <time [attr.datetime]="dueAt()" [title]="t('exact', { time: exact() })">
        {{ t(state(), { time: span() }) }}
      </time>
    </ng-container>
  `,
  styleUrl: './due-clock.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[attr.data-state]': 'state()' },
})
export class DueClockComponent {
  private readonly clock = inject(Clock);
  /** ISO 8601 UTC, as `doneAt`. */
  readonly dueAt = input.required<string>();
  /** When it was done; null while it is not. */
  readonly doneAt = input<string | null>(null);
  /** From when the time counts. */
  readonly since = input<string | null>(null);
  /** Where there is little room: `2h 5m`. */
  readonly isNarrow = input(false, { transform: booleanAttribute });

  /** Milliseconds that are, or were, left; below 0 the target is missed. */
  private readonly left = computed(() => {
    const doneAt = this.doneAt();
    return Date.parse(this.dueAt()) - (doneAt ? Date.parse(doneAt) : this.clock.now());
  });
  private readonly soon = computed(() => {
    const since = this.since();
    return since ? (Date.parse(this.dueAt()) - Date.parse(since)) * SOON_SHARE : SOON;
  });
  protected readonly state = computed(() => {
    const isMissed = this.left() < 0;
    if (this.doneAt()) return isMissed ? 'late' : 'kept';
    if (isMissed) return 'over';
    return this.left() < this.soon() ? 'soon' : 'left';
  });
  protected readonly span = computed(() =>
    spanText(Math.abs(this.left()), undefined, this.isNarrow() ? 'narrow' : 'short'),
  );
  protected readonly exact = computed(() => exactTime(new Date(this.dueAt())));
  protected readonly icon = computed(() => {
    const state = this.state();
    if (state === 'kept') return 'check';
    if (state === 'soon') return 'hourglass';
    return state === 'over' || state === 'late' ? 'degraded' : 'schedule';
  });
}
