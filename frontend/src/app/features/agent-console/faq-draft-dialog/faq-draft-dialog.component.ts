import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { FaqDraft } from '@switchboard/contracts';
import { toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { Toaster } from '../../../core/toasts/toaster';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { FaqDraftApi } from './faq-draft.api';

/** What a conversation could teach the knowledge base, for a person to look over. Nothing of it is stored. */
@Component({
  selector: 'sb-faq-draft-dialog',
  imports: [
    ListSkeletonComponent,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatIcon,
    StateMessageComponent,
    TranslocoDirective,
  ],
  templateUrl: './faq-draft-dialog.component.html',
  styleUrl: './faq-draft-dialog.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FaqDraftDialogComponent {
  private readonly api = inject(FaqDraftApi);
  private readonly clipboard = inject(Clipboard);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  private readonly conversation = inject<{ conversation: string }>(MAT_DIALOG_DATA).conversation;

  protected readonly draft = resource({ loader: () => this.api.draft(this.conversation) });
  protected readonly shown = computed(() => (this.draft.hasValue() ? this.draft.value() : null));
  protected readonly isCopied = signal(false);
  protected readonly problem = computed(() => errorText(this.transloco, toApiError(this.draft.error())));

  protected copy(): void {
    const draft = this.shown();
    if (!draft) return;
    if (this.clipboard.copy(asText(draft))) this.isCopied.set(true);
    else this.toaster.show('faqDraft.copyFailed');
  }
}

function asText({ question, answer, keywords }: FaqDraft): string {
  return [question, answer, ...(keywords.length ? [keywords.join(', ')] : [])].join('\n\n');
}
