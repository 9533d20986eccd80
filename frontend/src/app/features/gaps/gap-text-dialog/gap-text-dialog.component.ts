import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
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
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { GAP_LIMITS, type GapDetail, LIMITS } from '@switchboard/contracts';
import { keepEntered } from '../../../core/desk/keep-entered';
import { toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';

export interface GapText {
  /** Why a gap is dismissed; or the answer that no agent has given. */
  readonly kind: 'dismissal' | 'answer';
  readonly question: string;
  readonly save: (text: string) => Promise<GapDetail>;
}

const LONGEST: Record<GapText['kind'], number> = {
  dismissal: GAP_LIMITS.dismissal,
  answer: LIMITS.faqAnswer,
};

/** Asks for the words that an act needs. Closes with what has become of the gap. */
@Component({
  selector: 'sb-gap-text-dialog',
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
    ReactiveFormsModule,
    TranslocoDirective,
  ],
  templateUrl: './gap-text-dialog.component.html',
  styleUrl: './gap-text-dialog.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GapTextDialogComponent {
  private readonly dialog = inject<MatDialogRef<GapTextDialogComponent, GapDetail>>(MatDialogRef);
  private readonly transloco = inject(TranslocoService);
  protected readonly asked = inject<GapText>(MAT_DIALOG_DATA);

  protected readonly longest = LONGEST[this.asked.kind];
  protected readonly text = new FormControl('', {
    nonNullable: true,
    validators: [Validators.required, Validators.pattern(/\S/), Validators.maxLength(this.longest)],
  });
  protected readonly form = new FormGroup({ text: this.text });
  protected readonly isSaving = signal(false);
  protected readonly problem = signal<string | null>(null);
  private readonly words = toSignal(this.text.valueChanges, { initialValue: '' });
  protected readonly written = computed(() => this.words().length);

  constructor() {
    keepEntered(this.isSaving, this.form);
  }

  protected async save(): Promise<void> {
    this.text.markAsTouched();
    if (this.text.invalid || this.isSaving()) return;
    this.isSaving.set(true);
    this.problem.set(null);
    try {
      this.dialog.close(await this.asked.save(this.text.value.trim()));
    } catch (cause) {
      this.problem.set(errorText(this.transloco, toApiError(cause)));
    } finally {
      this.isSaving.set(false);
    }
  }
}
