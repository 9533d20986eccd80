import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { CATEGORIES, type CannedReplyView, LIMITS } from '@switchboard/contracts';
import { SessionStore } from '../../../core/auth/session.store';
import { keepEntered } from '../../../core/desk/keep-entered';
import { toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { CannedRepliesStore } from '../../../shared/chat/canned/canned-replies.store';
import {
  CANNED_VARIABLES,
  type CannedVariable,
  fillVariables,
  unknownVariablesIn,
} from '../../../shared/chat/canned/variables';

/** As the server has it. */
const SHORTCUT = /^\s*[a-z\d]+(?:-[a-z\d]+)*\s*$/;
/** More than blanks. */
const VISIBLE = /\S/;

/** Writes a canned reply, or changes one. Closes with true when it is saved. */
@Component({
  selector: 'sb-reply-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
    ReactiveFormsModule,
    TranslocoDirective,
  ],
  templateUrl: './reply-dialog.component.html',
  styleUrl: './reply-dialog.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReplyDialogComponent {
  private readonly dialog = inject<MatDialogRef<ReplyDialogComponent, boolean>>(MatDialogRef);
  private readonly session = inject(SessionStore);
  private readonly store = inject(CannedRepliesStore);
  private readonly transloco = inject(TranslocoService);
  private readonly contentField = viewChild.required<ElementRef<HTMLTextAreaElement>>('content');
  protected readonly reply = inject<CannedReplyView | undefined>(MAT_DIALOG_DATA, { optional: true });

  protected readonly categories = CATEGORIES;
  protected readonly variables = CANNED_VARIABLES;
  protected readonly form = inject(NonNullableFormBuilder).group({
    shortcut: [
      this.reply?.shortcut ?? '',
      [Validators.required, Validators.pattern(SHORTCUT), Validators.maxLength(LIMITS.cannedShortcut)],
    ],
    title: [
      this.reply?.title ?? '',
      [Validators.required, Validators.pattern(VISIBLE), Validators.maxLength(LIMITS.cannedTitle)],
    ],
    category: [this.reply?.category ?? ('general' as const)],
    content: [this.reply?.content ?? '', [Validators.required, Validators.maxLength(LIMITS.messageContent)]],
  });
  protected readonly isSaving = signal(false);
  protected readonly problem = signal<string | null>(null);
  private readonly content = toSignal(this.form.controls.content.valueChanges, {
    initialValue: this.form.controls.content.value,
  });
  protected readonly unknown = computed(() => unknownVariablesIn(this.content()));
  protected readonly preview = computed(() =>
    fillVariables(this.content().trim(), {
      customerName: this.transloco.translate('canned.example.customer'),
      conversationTitle: this.transloco.translate('canned.example.title'),
      agentName: this.session.user()?.name ?? '',
    }),
  );

  constructor() {
    keepEntered(this.isSaving, this.form);
  }

  /** Puts a variable where the caret is. */
  protected insert(variable: CannedVariable): void {
    const field = this.contentField().nativeElement;
    const written = `{{${variable}}}`;
    const { selectionStart, selectionEnd, value } = field;
    this.form.controls.content.setValue(value.slice(0, selectionStart) + written + value.slice(selectionEnd));
    field.focus();
    field.setSelectionRange(selectionStart + written.length, selectionStart + written.length);
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.isSaving()) return;
    this.isSaving.set(true);
    this.problem.set(null);
    const { shortcut, title, content, category } = this.form.getRawValue();
    const request = { shortcut: shortcut.trim(), title: title.trim(), content: content.trim(), category };
    try {
      await (this.reply ? this.store.update(this.reply._id, request) : this.store.create(request));
      this.dialog.close(true);
    } catch (cause) {
      this.show(cause);
    } finally {
      this.isSaving.set(false);
    }
  }

  private show(cause: unknown): void {
    const error = toApiError(cause);
    if (error.code === 'SHORTCUT_TAKEN') this.form.controls.shortcut.setErrors({ taken: true });
    else this.problem.set(errorText(this.transloco, error));
  }
}
