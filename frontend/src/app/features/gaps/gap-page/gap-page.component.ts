import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { GapDetail } from '@switchboard/contracts';
import { map } from 'rxjs';
import { errorText } from '../../../core/http/error-text';
import { messageFragment } from '../../../core/message-address/message-address';
import { Toaster } from '../../../core/toasts/toaster';
import { ConfirmDialogComponent } from '../../../shared/ui/confirm-dialog/confirm-dialog.component';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { SentimentComponent } from '../../../shared/ui/sentiment/sentiment.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { TimeComponent } from '../../../shared/ui/time/time.component';
import { GapStore } from '../gap.store';
import { GapTextDialogComponent, type GapText } from '../gap-text-dialog/gap-text-dialog.component';

/** One gap: who asked what, and the way from there to an FAQ and to telling them. */
@Component({
  selector: 'sb-gap-page',
  imports: [
    ListSkeletonComponent,
    MatButton,
    MatIcon,
    MatIconButton,
    MatProgressBar,
    RouterLink,
    SentimentComponent,
    StateMessageComponent,
    TimeComponent,
    TranslocoDirective,
  ],
  providers: [GapStore],
  templateUrl: './gap-page.component.html',
  styleUrl: './gap-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GapPageComponent {
  private readonly dialogs = inject(MatDialog);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  protected readonly store = inject(GapStore);

  private readonly id = toSignal(
    inject(ActivatedRoute).paramMap.pipe(map((params) => params.get('id') ?? '')),
    {
      requireSync: true,
    },
  );
  protected readonly fragment = messageFragment;
  protected readonly listeners = computed(() => {
    const telling = this.store.gap()?.telling;
    return telling ? telling.answers + telling.notes : 0;
  });
  /** What can be done, or was. */
  protected readonly hint = computed(() => {
    const gap = this.store.gap();
    if (gap?.status === 'open' && gap.faq) return 'again';
    return gap?.status === 'answered' && !this.listeners() ? 'done' : gap?.status;
  });
  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error ? errorText(this.transloco, error) : '';
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.show(id));
    });
  }

  protected async draft({ question, hasAgentAnswer }: GapDetail): Promise<void> {
    if (hasAgentAnswer) await this.attempt(() => this.store.draft());
    else this.ask({ kind: 'answer', question, save: (answer) => this.store.draft(answer) });
  }

  protected dismiss({ question }: GapDetail): void {
    this.ask({ kind: 'dismissal', question, save: (reason) => this.store.dismiss(reason) });
  }

  protected async reopen(): Promise<void> {
    await this.attempt(() => this.store.reopen());
  }

  protected tell({ telling }: GapDetail): void {
    const words = (key: string) => this.transloco.translate(`gaps.tell.${key}`, { ...telling });
    const data = {
      heading: words('title'),
      text: [telling.answers && words('answers'), telling.notes && words('notes')].filter(Boolean).join(' '),
      confirm: words('confirm'),
      cancel: words('cancel'),
    };
    this.dialogs
      .open<ConfirmDialogComponent, unknown, boolean>(ConfirmDialogComponent, { data })
      .afterClosed()
      .subscribe((isWanted) => {
        if (isWanted) void this.attempt(() => this.store.tell());
      });
  }

  private ask(data: GapText): void {
    this.dialogs.open(GapTextDialogComponent, { data, width: '560px' });
  }

  private async attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      this.toaster.showError(cause);
      await this.store.read();
    }
  }
}
