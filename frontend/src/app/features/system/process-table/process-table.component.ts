import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { RECENT_MINUTES, type ProcessView } from '@switchboard/contracts';
import { durationText, numberText, spanText } from '../../../shared/ui/figures/figures';
import { TimeComponent } from '../../../shared/ui/time/time.component';
import { bytesText } from '../bytes';

/** Every process that was heard from in the last minutes. */
@Component({
  selector: 'sb-process-table',
  imports: [TimeComponent, TranslocoDirective],
  templateUrl: './process-table.component.html',
  styleUrl: './process-table.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProcessTableComponent {
  readonly processes = input.required<readonly ProcessView[]>();
  /** False: there may be others, which nobody knows of. */
  readonly areKnown = input.required<boolean>();
  /** By the server's clock: the reader's may be wrong. */
  readonly readAt = input.required<string>();

  protected readonly minutes = RECENT_MINUTES;
  protected readonly bytes = (value: number) => bytesText(value);
  protected readonly duration = (value: number) => durationText(value);
  protected readonly number = (value: number) => numberText(value);

  private readonly running = computed(() => this.processes().filter(({ isLost }) => !isLost));
  protected readonly isWithoutWorker = computed(
    () => this.areKnown() && this.running().every(({ role }) => role !== 'worker'),
  );
  protected readonly areVersionsMixed = computed(
    () => new Set(this.running().map(({ version }) => version)).size > 1,
  );

  /** What a lost one ran for, it ran for until it was heard from last. */
  protected uptime({ startedAt, heardFromAt, isLost }: ProcessView): string {
    return spanText(Date.parse(isLost ? heardFromAt : this.readAt()) - Date.parse(startedAt));
  }
}
