import { ChangeDetectionStrategy, Component, DestroyRef, effect, inject, input, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LIMITS, type SimilarFaqs } from '@switchboard/contracts';
import { percentText } from '../../../shared/ui/figures/figures';
import { FaqAdminApi } from '../faq-admin.api';

/** Whoever types is not asked about every letter, in ms. */
const TYPING_PAUSE = 500;

/** Says while a question is being written that the assistant would answer it already, and from which FAQ. */
@Component({
  selector: 'sb-similar-warning',
  imports: [MatIcon, RouterLink, TranslocoDirective],
  templateUrl: './similar-warning.component.html',
  styleUrl: './similar-warning.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SimilarWarningComponent {
  private readonly api = inject(FaqAdminApi);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;

  readonly question = input.required<string>();
  /** The FAQ that is being edited. */
  readonly except = input<string | null>(null);

  protected readonly similar = signal<SimilarFaqs | null>(null);
  protected readonly percent = (share: number) => percentText(share);

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
    effect(() => {
      const [question, except] = [this.question().trim(), this.except()];
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.ask(question, except), TYPING_PAUSE);
    });
  }

  private async ask(question: string, except: string | null): Promise<void> {
    const turn = ++this.turn;
    if (!question || question.length > LIMITS.faqQuestion) return this.similar.set(null);
    try {
      const found = await this.api.similar({ question, except: except ?? undefined });
      if (turn === this.turn) this.similar.set(found.isCovered ? found : null);
    } catch {
      // It is a help, and no condition: without it an FAQ can be written all the same.
      if (turn === this.turn) this.similar.set(null);
    }
  }
}
