import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import type { QueueStatus } from '@switchboard/contracts';
import { numberText, spanText } from '../../../shared/ui/figures/figures';

/** What waits, for how long, and what to do about all that failed. */
@Component({
  selector: 'sb-queue-table',
  imports: [MatButton, TranslocoDirective],
  templateUrl: './queue-table.component.html',
  styleUrl: './queue-table.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QueueTableComponent {
  /** null while nobody knows. */
  readonly queues = input.required<readonly QueueStatus[] | null>();
  readonly readAt = input.required<string>();
  readonly isActing = input(false);
  /** Name of the queue. */
  readonly retryAll = output<string>();
  readonly discardAll = output<string>();

  protected readonly states = ['waiting', 'active', 'delayed', 'failed'] as const;
  protected readonly number = (value: number) => numberText(value);

  protected wait(since: string): string {
    return spanText(Date.parse(this.readAt()) - Date.parse(since));
  }
}
