import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import { Toaster } from '../../../core/toasts/toaster';
import { HelpApi } from '../help.api';

/** Whether an article helped. Shown at once, taken back when the server refuses; who changes their mind may. */
@Component({
  selector: 'sb-helpful-vote',
  imports: [MatIcon, TranslocoDirective],
  templateUrl: './helpful-vote.component.html',
  styleUrl: './helpful-vote.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HelpfulVoteComponent {
  private readonly api = inject(HelpApi);
  private readonly toaster = inject(Toaster);
  readonly article = input.required<string>();

  protected readonly vote = linkedSignal<string, boolean | null>({
    source: this.article,
    computation: () => null,
  });
  protected readonly isSending = signal(false);

  protected async say(helpful: boolean): Promise<void> {
    const before = this.vote();
    if (before === helpful || this.isSending()) return;
    const article = this.article();
    this.vote.set(helpful);
    this.isSending.set(true);
    try {
      await this.api.rate(article, { helpful });
    } catch {
      if (this.article() === article) this.vote.set(before);
      this.toaster.show('help.voteFailed');
    } finally {
      this.isSending.set(false);
    }
  }
}
