import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  computed,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { CATEGORIES, type CannedReplyView, type Category } from '@switchboard/contracts';
import { firstValueFrom } from 'rxjs';
import { registerCommands } from '../../../core/commands/commands';
import { errorText } from '../../../core/http/error-text';
import { Toaster } from '../../../core/toasts/toaster';
import { CannedRepliesStore } from '../../../shared/chat/canned/canned-replies.store';
import { searchReplies } from '../../../shared/chat/canned/search-replies';
import {
  ConfirmDialogComponent,
  type ConfirmDialogTexts,
} from '../../../shared/ui/confirm-dialog/confirm-dialog.component';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { SearchFieldComponent } from '../../../shared/ui/search-field/search-field.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { ReplyDialogComponent } from '../reply-dialog/reply-dialog.component';

/** What the desk says often, by category: everybody on the staff reads, writes and tidies it. */
@Component({
  selector: 'sb-replies-page',
  imports: [
    ListSkeletonComponent,
    MatButton,
    MatIcon,
    MatIconButton,
    SearchFieldComponent,
    StateMessageComponent,
    TranslocoDirective,
  ],
  templateUrl: './replies-page.component.html',
  styleUrl: './replies-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RepliesPageComponent {
  private readonly dialogs = inject(MatDialog);
  private readonly injector = inject(Injector);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  private readonly field = viewChild.required(SearchFieldComponent);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly store = inject(CannedRepliesStore);

  protected readonly categories = CATEGORIES;
  protected readonly search = signal('');
  protected readonly category = signal<Category | null>(null);
  protected readonly groups = computed(() => {
    const only = this.category();
    const found = searchReplies(this.store.replies() ?? [], this.search());
    return CATEGORIES.filter((category) => !only || category === only)
      .map((category) => ({ category, replies: found.filter((reply) => reply.category === category) }))
      .filter(({ replies }) => replies.length);
  });
  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error ? errorText(this.transloco, error) : '';
  });

  constructor() {
    this.reload();
    registerCommands([
      { id: 'canned.new', label: 'canned.new', icon: 'add', run: () => void this.edit() },
      {
        id: 'canned.search',
        label: 'canned.search',
        icon: 'search',
        shortcut: '/',
        run: () => this.field().focus(),
      },
    ]);
  }

  protected reload(): void {
    void this.store.refresh(true);
  }

  /** One that is there, or a new one. */
  protected async edit(reply?: CannedReplyView): Promise<void> {
    const dialog = this.dialogs.open<ReplyDialogComponent, CannedReplyView | undefined, boolean>(
      ReplyDialogComponent,
      { data: reply, injector: this.injector, width: '760px', maxWidth: '96vw' },
    );
    const isSaved = await firstValueFrom(dialog.afterClosed());
    if (isSaved) this.toaster.show(reply ? 'canned.saved' : 'canned.created');
  }

  protected async delete({ _id, shortcut }: CannedReplyView): Promise<void> {
    if (!(await this.confirmDeletion(shortcut))) return;
    try {
      await this.store.delete(_id);
      this.toaster.show('canned.deleted');
      // The row with the button that had the focus is gone.
      this.heading().nativeElement.focus();
    } catch (cause) {
      this.toaster.showError(cause);
    }
  }

  private async confirmDeletion(shortcut: string): Promise<boolean> {
    const data: ConfirmDialogTexts = {
      heading: this.transloco.translate('canned.confirm', { shortcut }),
      text: this.transloco.translate('canned.confirmText'),
      confirm: this.transloco.translate('canned.delete'),
      cancel: this.transloco.translate('cancel'),
    };
    const dialog = this.dialogs.open<ConfirmDialogComponent, ConfirmDialogTexts, boolean>(
      ConfirmDialogComponent,
      { data, width: '420px', maxWidth: '96vw' },
    );
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }
}
