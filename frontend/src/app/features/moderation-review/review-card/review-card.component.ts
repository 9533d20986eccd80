import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ReviewItem } from '@switchboard/contracts';
import { messageFragment } from '../../../core/message-address/message-address';
import { TimeComponent } from '../../../shared/ui/time/time.component';

/** A message that was held back or marked: who wrote it where, what, and why. */
@Component({
  selector: 'sb-review-card',
  imports: [MatButton, MatIcon, RouterLink, TimeComponent, TranslocoDirective],
  templateUrl: './review-card.component.html',
  styleUrl: './review-card.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReviewCardComponent {
  protected readonly fragment = messageFragment;
  readonly item = input.required<ReviewItem>();
  readonly isBeingReleased = input(false);
  readonly release = output();

  /** null for the assistant. */
  protected readonly author = computed(() => this.item().message.sender?.name ?? null);
}
