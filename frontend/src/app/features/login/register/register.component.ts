import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import {
  type AbstractControl,
  NonNullableFormBuilder,
  ReactiveFormsModule,
  type ValidationErrors,
  Validators,
} from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LIMITS } from '@switchboard/contracts';
import { AuthApi } from '../../../core/auth/auth.api';
import { NEW_PASSWORD, sameAs } from '../../../core/auth/new-password';
import { type ApiError, toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { Arrival } from '../arrival';
import { AuthFrameComponent } from '../auth-frame/auth-frame.component';

function notBlank(control: AbstractControl<string>): ValidationErrors | null {
  return control.value.trim() ? null : { required: true };
}

@Component({
  selector: 'sb-register',
  imports: [
    AuthFrameComponent,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    ReactiveFormsModule,
    RouterLink,
    TranslocoDirective,
  ],
  templateUrl: './register.component.html',
  styleUrl: './register.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RegisterComponent {
  private readonly arrival = inject(Arrival);
  private readonly auth = inject(AuthApi);
  private readonly transloco = inject(TranslocoService);

  protected readonly limits = LIMITS;
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: ['', [notBlank, Validators.maxLength(LIMITS.name)]],
    email: ['', [Validators.required, Validators.email, Validators.maxLength(LIMITS.email)]],
    password: ['', NEW_PASSWORD],
    confirmPassword: ['', [Validators.required, sameAs('password')]],
  });
  protected readonly isSending = signal(false);
  protected readonly problem = signal<string | null>(null);

  protected recheckConfirmation(): void {
    this.form.controls.confirmPassword.updateValueAndValidity();
  }

  protected async createAccount(): Promise<void> {
    this.recheckConfirmation();
    this.form.markAllAsTouched();
    if (this.form.invalid || this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    const { name, email, password } = this.form.getRawValue();
    try {
      const user = await this.auth.register({ name: name.trim(), email: email.trim(), password });
      await this.arrival.enter(user);
    } catch (cause) {
      this.showProblem(toApiError(cause));
    } finally {
      this.isSending.set(false);
    }
  }

  private showProblem(error: ApiError): void {
    if (error.code === 'EMAIL_TAKEN') this.form.controls.email.setErrors({ taken: true });
    const details = error.details.map(({ problem }) => problem).join(' ');
    this.problem.set(details || errorText(this.transloco, error));
  }
}
