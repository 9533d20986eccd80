import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import {
  type AbstractControl,
  NonNullableFormBuilder,
  ReactiveFormsModule,
  type ValidationErrors,
  Validators,
} from '@angular/forms';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type AccountView, LIMITS, ROLES, type UpdateUserRequest } from '@switchboard/contracts';
import { NEW_PASSWORD } from '../../../core/auth/new-password';
import { SessionStore } from '../../../core/auth/session.store';
import { keepEntered } from '../../../core/desk/keep-entered';
import { toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { PasswordFieldComponent } from '../password-field/password-field.component';
import { showAtFields } from '../server-errors';
import { UsersStore } from '../users.store';

function notBlank(control: AbstractControl<string>): ValidationErrors | null {
  return control.value.trim() ? null : { required: true };
}

/** Makes an account, or changes one. Closes with true when it is saved. */
@Component({
  selector: 'sb-account-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
    PasswordFieldComponent,
    ReactiveFormsModule,
    TranslocoDirective,
  ],
  templateUrl: './account-dialog.component.html',
  styleUrl: './account-dialog.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountDialogComponent {
  private readonly dialog = inject<MatDialogRef<AccountDialogComponent, boolean>>(MatDialogRef);
  private readonly store = inject(UsersStore);
  private readonly transloco = inject(TranslocoService);
  private readonly me = inject(SessionStore).user()?._id;
  protected readonly account = inject<AccountView | undefined>(MAT_DIALOG_DATA, { optional: true });

  protected readonly roles = ROLES;
  protected readonly longestName = LIMITS.name;
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: [this.account?.name ?? '', [notBlank, Validators.maxLength(LIMITS.name)]],
    email: [
      this.account?.email ?? '',
      [Validators.required, Validators.email, Validators.maxLength(LIMITS.email)],
    ],
    role: [this.account?.role ?? 'agent'],
    password: ['', this.account ? [] : NEW_PASSWORD],
  });
  protected readonly isSaving = signal(false);
  protected readonly problem = signal<string | null>(null);
  private readonly role = toSignal(this.form.controls.role.valueChanges, {
    initialValue: this.form.controls.role.value,
  });
  /** What another role brings about, by the name of its text. */
  protected readonly consequence = computed(() => {
    const role = this.role();
    if (!this.account || role === this.account.role) return null;
    if (this.account._id === this.me) return 'ownRole';
    return role === 'customer' ? 'leavesStaff' : 'newRole';
  });

  constructor() {
    keepEntered(this.isSaving, this.form);
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.isSaving()) return;
    this.isSaving.set(true);
    this.problem.set(null);
    try {
      await (this.account ? this.update(this.account) : this.create());
      this.dialog.close(true);
    } catch (cause) {
      const error = toApiError(cause);
      if (!showAtFields(error, this.form.controls)) this.problem.set(errorText(this.transloco, error));
    } finally {
      this.isSaving.set(false);
    }
  }

  private create(): Promise<void> {
    const { name, email, role, password } = this.form.getRawValue();
    return this.store.create({ name: name.trim(), email: email.trim(), role, password });
  }

  /** Of several who edit at once each changes what is meant, and no more. */
  private async update(account: AccountView): Promise<void> {
    const { name, email, role } = this.form.getRawValue();
    const written = { name: name.trim(), email: email.trim().toLowerCase(), role };
    const changes: UpdateUserRequest = {
      ...(written.name !== account.name && { name: written.name }),
      ...(written.email !== account.email && { email: written.email }),
      ...(written.role !== account.role && { role: written.role }),
    };
    if (Object.keys(changes).length) await this.store.update(account._id, changes);
  }
}
