import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LIMITS, type Preview, TRIED_FAQ, type TriedFaq } from '@switchboard/contracts';
import { toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { percentText } from '../../../shared/ui/figures/figures';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { MarkdownComponent } from '../../../shared/ui/markdown/markdown.component';
import { FaqAdminApi } from '../faq-admin.api';

/** What the assistant would say if the FAQ were published as it is written. Nothing is stored. */
@Component({
  selector: 'sb-test-panel',
  imports: [
    ListSkeletonComponent,
    MarkdownComponent,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    TranslocoDirective,
  ],
  templateUrl: './test-panel.component.html',
  styleUrl: './test-panel.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TestPanelComponent {
  private readonly api = inject(FaqAdminApi);
  private readonly transloco = inject(TranslocoService);

  /** null while it lacks a question or an answer. */
  readonly draft = input.required<TriedFaq | null>();

  protected readonly longest = LIMITS.messageContent;
  /** The question itself, until another one is typed. */
  protected readonly message = linkedSignal<string, string>({
    source: () => this.draft()?.question ?? '',
    computation: (question, typed) => (typed && typed.value !== typed.source ? typed.value : question),
  });
  protected readonly isAsking = signal(false);
  protected readonly said = signal<Preview | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly canAsk = computed(
    () => this.draft() !== null && this.message().trim() !== '' && !this.isAsking(),
  );
  protected readonly percent = (share: number) => percentText(share);

  protected isOwn(faq: string): boolean {
    return faq === (this.draft()?._id ?? TRIED_FAQ);
  }

  protected async ask(): Promise<void> {
    const draft = this.draft();
    if (!draft || !this.canAsk()) return;
    this.isAsking.set(true);
    this.problem.set(null);
    try {
      this.said.set(await this.api.test(this.message().trim(), draft));
    } catch (cause) {
      this.said.set(null);
      this.problem.set(errorText(this.transloco, toApiError(cause)));
    } finally {
      this.isAsking.set(false);
    }
  }
}
