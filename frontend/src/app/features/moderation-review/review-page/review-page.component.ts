import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, viewChild } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { REVIEW_STATES, type ReviewItem, type ReviewState } from '@switchboard/contracts';
import { firstValueFrom } from 'rxjs';
import { errorText } from '../../../core/http/error-text';
import { Toaster } from '../../../core/toasts/toaster';
import {
  type ConfirmDialogTexts,
  ConfirmDialogComponent,
} from '../../../shared/ui/confirm-dialog/confirm-dialog.component';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { ReviewCardComponent } from '../review-card/review-card.component';
import { ReviewStore } from '../review.store';

/** What moderation held back, for people to look at: the wrongly held go on their way. */
@Component({
  selector: 'sb-review-page',
  imports: [
    ListSkeletonComponent,
    MatButton,
    MatIcon,
    MatIconButton,
    ReviewCardComponent,
    StateMessageComponent,
    TranslocoDirective,
  ],
  providers: [ReviewStore],
  templateUrl: './review-page.component.html',
  styleUrl: './review-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReviewPageComponent {
  private readonly dialogs = inject(MatDialog);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  protected readonly store = inject(ReviewStore);

  protected readonly states = REVIEW_STATES;
  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error ? errorText(this.transloco, error) : '';
  });

  constructor() {
    this.refresh();
  }

  protected refresh(): void {
    this.store.load().catch((cause: unknown) => this.toaster.showError(cause));
  }

  protected show(state: ReviewState): void {
    this.store.show(state).catch((cause: unknown) => this.toaster.showError(cause));
  }

  protected showMore(): void {
    this.store.loadMore().catch((cause: unknown) => this.toaster.showError(cause));
  }

  protected async release(item: ReviewItem): Promise<void> {
    if (!(await this.confirmRelease())) return;
    try {
      await this.store.release(item);
      this.toaster.show('review.released');
      // The card with the button that had the focus is gone.
      this.heading().nativeElement.focus();
    } catch (cause) {
      this.toaster.showError(cause);
    }
  }

  private async confirmRelease(): Promise<boolean> {
    const data: ConfirmDialogTexts = {
      heading: this.transloco.translate('review.confirm'),
      text: this.transloco.translate('review.confirmText'),
      confirm: this.transloco.translate('review.release'),
      cancel: this.transloco.translate('cancel'),
    };
    const dialog = this.dialogs.open<ConfirmDialogComponent, ConfirmDialogTexts, boolean>(
      ConfirmDialogComponent,
      { data, width: '420px', maxWidth: '96vw' },
    );
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }
}
