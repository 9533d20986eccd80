import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { strokesOf } from '../stroke';

/** A shortcut as it is printed on the keys. */
@Component({
  selector: 'sb-keys',
  imports: [TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'shortcuts'">
    @for (stroke of strokes(); track $index) {
      @if ($index > 0) {
        <span class="then">{{ t('then') }}</span>
      }
      @for (key of stroke; track $index) {
        <kbd>{{ key }}</kbd>
      }
    }
  </ng-container>`,
  styleUrl: './keys.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KeysComponent {
  readonly shortcut = input.required<string>();
  protected readonly strokes = computed(() => strokesOf(this.shortcut()).map((stroke) => stroke.words()));
}
