import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** The shape of a list that is on its way. */
@Component({
  selector: 'sb-list-skeleton',
  template: `
    @for (row of shown(); track row) {
      <div class="row">
        <span class="bar wide"></span>
        <span class="bar"></span>
      </div>
    }
  `,
  styleUrl: './list-skeleton.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true' },
})
export class ListSkeletonComponent {
  readonly rows = input(6);
  protected readonly shown = computed(() => Array.from({ length: this.rows() }, (_, row) => row));
}
