import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { RealtimeService } from '../../realtime/realtime.service';

/** Whether what is on the screen is live. */
@Component({
  selector: 'sb-connection-badge',
  imports: [TranslocoDirective],
  templateUrl: './connection-badge.component.html',
  styleUrl: './connection-badge.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConnectionBadgeComponent {
  protected readonly realtime = inject(RealtimeService);
}
