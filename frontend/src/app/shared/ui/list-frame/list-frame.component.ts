import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { ListSkeletonComponent } from '../list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../state-message/state-message.component';

/**
 * What is around a list that comes in pages: what stands for it until it is there, when it could not be read, and when
 * there is nothing in it (`[empty]`); and the way to more of it.
 */
@Component({
  selector: 'sb-list-frame',
  imports: [ListSkeletonComponent, MatButton, StateMessageComponent, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (count(); as count) {
        <ng-content />
        @if (problem()) {
          <p class="problem" role="alert">{{ problem() }}</p>
        }
        @if (hasMore()) {
          <button
            matButton
            type="button"
            class="more"
            disabledInteractive
            [disabled]="isReading()"
            (click)="more.emit()"
          >
            {{ t('list.more') }}
          </button>
        }
      } @else if (problem()) {
        <sb-state-message
          icon="cloud-off"
          [heading]="failed()"
          [text]="problem()"
          [action]="t('retry')"
          (act)="again.emit()"
        />
      } @else if (count() === 0) {
        <ng-content select="[empty]" />
      } @else {
        <span class="sb-visually-hidden" role="status">{{ loading() }}</span>
        <sb-list-skeleton [rows]="skeletonRows()" />
      }
    </ng-container>
  `,
  styleUrl: './list-frame.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListFrameComponent {
  /** How many there are; null while that is not known. */
  readonly count = input.required<number | null>();
  /** What went wrong when it was read last, in words. */
  readonly problem = input('');
  readonly hasMore = input(false);
  readonly isReading = input(false);
  /** For screen readers: that it is being read. */
  readonly loading = input.required<string>();
  /** Heading for when nothing could be read. */
  readonly failed = input.required<string>();
  readonly skeletonRows = input(8);
  readonly again = output();
  readonly more = output();
}
