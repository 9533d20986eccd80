import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { FailedJob } from '@switchboard/contracts';
import { TimeComponent } from '../../../shared/ui/time/time.component';

/** The jobs that are out of attempts; null when nobody can tell. */
@Component({
  selector: 'sb-failed-jobs',
  imports: [RouterLink, TimeComponent, TranslocoDirective],
  templateUrl: './failed-jobs.component.html',
  styleUrl: './failed-jobs.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FailedJobsComponent {
  readonly jobs = input.required<readonly FailedJob[] | null>();
}
