import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';

/** What signing in and registering have around them. */
@Component({
  selector: 'sb-auth-frame',
  imports: [MatIcon, TranslocoDirective],
  templateUrl: './auth-frame.component.html',
  styleUrl: './auth-frame.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuthFrameComponent {
  readonly heading = input.required<string>();
  readonly lead = input('');
}
