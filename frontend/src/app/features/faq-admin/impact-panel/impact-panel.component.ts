import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { FaqImpact, ImpactKind, RetrievedAnswer, TriedFaq } from '@switchboard/contracts';
import { toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { percentText } from '../../../shared/ui/figures/figures';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { FaqAdminApi } from '../faq-admin.api';

const KINDS: readonly ImpactKind[] = ['lost', 'moved', 'gained', 'shifted', 'reworded'];

/** Which past questions would be answered otherwise if the FAQ were published as it is written. */
@Component({
  selector: 'sb-impact-panel',
  imports: [ListSkeletonComponent, MatButton, RouterLink, TranslocoDirective],
  templateUrl: './impact-panel.component.html',
  styleUrl: './impact-panel.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImpactPanelComponent {
  private readonly api = inject(FaqAdminApi);
  private readonly transloco = inject(TranslocoService);

  /** null while it lacks a question or an answer. */
  readonly draft = input.required<TriedFaq | null>();

  protected readonly isLooking = signal(false);
  protected readonly impact = signal<FaqImpact | null>(null);
  protected readonly problem = signal<string | null>(null);
  /** What is shown is of an earlier text. */
  protected readonly isOld = signal(false);
  protected readonly kinds = computed(() => {
    const counts = this.impact()?.counts;
    return KINDS.flatMap((kind) => (counts?.[kind] ? [{ kind, count: counts[kind] }] : []));
  });

  constructor() {
    effect(() => {
      this.draft();
      untracked(() => this.isOld.set(this.impact() !== null));
    });
  }

  protected async look(): Promise<void> {
    const draft = this.draft();
    if (!draft || this.isLooking()) return;
    this.isLooking.set(true);
    this.problem.set(null);
    try {
      this.impact.set(await this.api.impact(draft));
      this.isOld.set(draft !== this.draft());
    } catch (cause) {
      this.impact.set(null);
      this.problem.set(errorText(this.transloco, toApiError(cause)));
    } finally {
      this.isLooking.set(false);
    }
  }

  protected wordsOf({ decision, confidence, faq }: RetrievedAnswer): string {
    const words = this.transloco.translate(`decision.${decision}`);
    return [words, percentText(confidence), ...(faq ? [faq.question] : [])].join(' · ');
  }
}
