import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { StaffReportView } from '@switchboard/contracts';
import { PriorityComponent } from '../../../shared/ui/priority/priority.component';
import { TimeComponent } from '../../../shared/ui/time/time.component';

/** What a customer has reported and nobody has closed yet. */
@Component({
  selector: 'sb-open-reports',
  imports: [PriorityComponent, RouterLink, TimeComponent, TranslocoDirective],
  template: `
    <ul *transloco="let t">
      @for (report of reports(); track report._id) {
        <li>
          <a [routerLink]="['/reports', report._id]">
            <span class="title">{{ report.description }}</span>
            <span class="about">
              <sb-priority
                isMark
                [priority]="report.priority"
                [label]="t('console.priority.' + report.priority)"
              />
              {{ t('report.issue.' + report.issueType) }}
              <sb-time [date]="report.createdAt" />
            </span>
          </a>
        </li>
      }
    </ul>
  `,
  styleUrl: './open-reports.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OpenReportsComponent {
  readonly reports = input.required<readonly StaffReportView[]>();
}
