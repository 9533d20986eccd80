import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { AccountView } from '@switchboard/contracts';
import { NEW_PASSWORD } from '../../../core/auth/new-password';
import { keepEntered } from '../../../core/desk/keep-entered';
import { toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { PasswordFieldComponent } from '../password-field/password-field.component';
import { showAtFields } from '../server-errors';
import { UsersStore } from '../users.store';

/** Gives somebody a new password. Closes with true when it is set. */
@Component({
  selector: 'sb-password-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    PasswordFieldComponent,
    ReactiveFormsModule,
    TranslocoDirective,
  ],
  templateUrl: './password-dialog.component.html',
  styleUrl: './password-dialog.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PasswordDialogComponent {
  private readonly dialog = inject<MatDialogRef<PasswordDialogComponent, boolean>>(MatDialogRef);
  private readonly store = inject(UsersStore);
  private readonly transloco = inject(TranslocoService);
  protected readonly account = inject<AccountView>(MAT_DIALOG_DATA);

  protected readonly form = new FormGroup({
    password: new FormControl('', { nonNullable: true, validators: NEW_PASSWORD }),
  });
  protected readonly isSaving = signal(false);
  protected readonly problem = signal<string | null>(null);

  constructor() {
    keepEntered(this.isSaving, this.form);
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.isSaving()) return;
    this.isSaving.set(true);
    this.problem.set(null);
    try {
      await this.store.update(this.account._id, this.form.getRawValue());
      this.dialog.close(true);
    } catch (cause) {
      const error = toApiError(cause);
      if (!showAtFields(error, this.form.controls)) this.problem.set(errorText(this.transloco, error));
    } finally {
      this.isSaving.set(false);
    }
  }
}
