import { ChangeDetectionStrategy, Component, inject, input, signal, viewChild } from '@angular/core';
import { FormGroupDirective, NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LIMITS } from '@switchboard/contracts';
import { AuthApi } from '../../../core/auth/auth.api';
import { NEW_PASSWORD, sameAs } from '../../../core/auth/new-password';
import { SessionStore } from '../../../core/auth/session.store';
import { type ApiError, toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { Toaster } from '../../../core/toasts/toaster';

/** A new password; this browser goes on with the token that comes with it. */
@Component({
  selector: 'sb-password-section',
  imports: [
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    ReactiveFormsModule,
    TranslocoDirective,
  ],
  templateUrl: './password-section.component.html',
  styleUrl: '../sections.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PasswordSectionComponent {
  private readonly auth = inject(AuthApi);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  private readonly formDirective = viewChild(FormGroupDirective);

  /** For the browser's store of passwords. */
  readonly email = input.required<string>();
  protected readonly limits = LIMITS;
  protected readonly form = inject(NonNullableFormBuilder).group({
    current: ['', Validators.required],
    next: ['', NEW_PASSWORD],
    repeated: ['', [Validators.required, sameAs('next')]],
  });
  protected readonly isSaving = signal(false);
  protected readonly problem = signal<string | null>(null);

  protected recheckRepeated(): void {
    this.form.controls.repeated.updateValueAndValidity();
  }

  protected async save(): Promise<void> {
    this.recheckRepeated();
    this.form.markAllAsTouched();
    if (this.form.invalid || this.isSaving()) return;
    this.isSaving.set(true);
    this.problem.set(null);
    const { current, next } = this.form.getRawValue();
    try {
      this.session.start(await this.auth.changePassword({ currentPassword: current, newPassword: next }));
      this.formDirective()?.resetForm();
      this.toaster.show('profile.password.saved');
    } catch (cause) {
      this.showProblem(toApiError(cause));
    } finally {
      this.isSaving.set(false);
    }
  }

  private showProblem(error: ApiError): void {
    if (error.code === 'INVALID_CREDENTIALS') {
      this.form.controls.current.setErrors({ wrong: true });
      return;
    }
    const details = error.details.map(({ problem }) => problem).join(' ');
    this.problem.set(details || errorText(this.transloco, error));
  }
}
