import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Clock } from './clock';
import { clockTime, exactTime, relativeTime } from './time-words';

/** A moment: relative or as the time of day, exact on hover. */
@Component({
  selector: 'sb-time',
  imports: [TranslocoPipe],
  template: `<time [attr.datetime]="date()" [title]="exact()">{{
    words() ?? ('time.now' | transloco)
  }}</time>`,
  styles: ':host { white-space: nowrap; font-variant-numeric: tabular-nums; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TimeComponent {
  private readonly clock = inject(Clock);
  readonly date = input.required<string>();
  readonly format = input<'relative' | 'clock'>('relative');

  protected readonly exact = computed(() => exactTime(new Date(this.date())));
  protected readonly words = computed(() => {
    const date = new Date(this.date());
    return this.format() === 'clock' ? clockTime(date) : relativeTime(date, this.clock.now());
  });
}
