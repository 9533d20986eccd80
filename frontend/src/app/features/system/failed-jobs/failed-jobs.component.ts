import { ChangeDetectionStrategy, Component, type ElementRef, input, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { FailedJob } from '@switchboard/contracts';
import { TimeComponent } from '../../../shared/ui/time/time.component';
import { exactTime } from '../../../shared/ui/time/time-words';

/** The jobs that are out of attempts, and what to do about each. */
@Component({
  selector: 'sb-failed-jobs',
  imports: [MatButton, RouterLink, TimeComponent, TranslocoDirective],
  templateUrl: './failed-jobs.component.html',
  styleUrl: './failed-jobs.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FailedJobsComponent {
  /** The newest of them; null when nobody can tell. */
  readonly jobs = input.required<readonly FailedJob[] | null>();
  /** How many there are in all. */
  readonly total = input.required<number>();
  readonly isActing = input(false);
  readonly retry = output<FailedJob>();
  readonly discard = output<FailedJob>();

  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  focus(): void {
    this.heading()?.nativeElement.focus();
  }

  protected when({ failedAt }: FailedJob): string {
    return exactTime(new Date(failedAt));
  }
}
