import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';

/** Somebody at the other end is writing. Keeps its height, so that the list does not move. */
@Component({
  selector: 'sb-writing-indicator',
  imports: [MatIcon, TranslocoDirective],
  templateUrl: './writing-indicator.component.html',
  styleUrl: './writing-indicator.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WritingIndicatorComponent {
  readonly names = input.required<readonly string[]>();
  readonly isAssistantWriting = input(false);
  protected readonly list = computed(() => new Intl.ListFormat().format(this.names()));
}
