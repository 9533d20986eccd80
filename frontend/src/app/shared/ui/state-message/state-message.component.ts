import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';

/** Instead of content: why there is none, and the next step. */
@Component({
  selector: 'sb-state-message',
  imports: [MatButton, MatIcon],
  template: `
    <mat-icon [svgIcon]="icon()" />
    <h2>{{ heading() }}</h2>
    @if (text()) {
      <p>{{ text() }}</p>
    }
    @if (action(); as label) {
      <button [matButton]="'tonal'" type="button" (click)="act.emit()">{{ label }}</button>
    }
  `,
  styleUrl: './state-message.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StateMessageComponent {
  readonly icon = input.required<string>();
  readonly heading = input.required<string>();
  readonly text = input('');
  readonly action = input('');
  readonly act = output();
}
