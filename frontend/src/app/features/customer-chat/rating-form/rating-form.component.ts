import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LIMITS, type Rating } from '@switchboard/contracts';
import { registerFeature } from '../../../core/feature/feature.providers';
import { toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { PORTAL_WORDS } from '../portal-words';
import { PortalApi } from '../portal.api';

const SCORES = [1, 2, 3, 4, 5] as const;
let instances = 0;

/** A score with a word for each, and room for a comment once one is chosen. */
@Component({
  selector: 'sb-rating-form',
  imports: [FormsModule, MatButton, MatFormField, MatHint, MatInput, MatLabel, TranslocoDirective],
  templateUrl: './rating-form.component.html',
  styleUrl: './rating-form.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RatingFormComponent {
  private readonly api = inject(PortalApi);
  private readonly transloco = inject(TranslocoService);

  readonly conversationId = input.required<string>();
  /** The one that is to be changed. */
  readonly rating = input<Rating | null>(null);
  readonly rated = output<Rating>();
  readonly cancelled = output();

  protected readonly scores = SCORES;
  protected readonly longest = LIMITS.ratingComment;
  protected readonly name = `rating-${++instances}`;
  protected readonly score = linkedSignal(() => this.rating()?.score ?? null);
  protected readonly comment = linkedSignal(() => this.rating()?.comment ?? '');
  protected readonly isSending = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly isComplete = computed(() => this.score() !== null);

  constructor() {
    registerFeature(PORTAL_WORDS);
  }

  protected async send(): Promise<void> {
    const score = this.score();
    if (score === null || this.isSending()) return;
    const comment = this.comment().trim();
    this.isSending.set(true);
    this.problem.set(null);
    try {
      await this.api.rate(this.conversationId(), { score, comment });
      this.rated.emit({ score, comment, at: new Date().toISOString() });
    } catch (cause) {
      this.problem.set(errorText(this.transloco, toApiError(cause)));
    } finally {
      this.isSending.set(false);
    }
  }
}
