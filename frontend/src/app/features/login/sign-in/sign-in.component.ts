import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { AuthApi } from '../../../core/auth/auth.api';
import { SessionStore } from '../../../core/auth/session.store';
import { toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { Arrival } from '../arrival';
import { AuthFrameComponent } from '../auth-frame/auth-frame.component';

@Component({
  selector: 'sb-sign-in',
  imports: [
    AuthFrameComponent,
    MatButton,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    ReactiveFormsModule,
    RouterLink,
    TranslocoDirective,
  ],
  templateUrl: './sign-in.component.html',
  styleUrl: './sign-in.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignInComponent {
  private readonly arrival = inject(Arrival);
  private readonly auth = inject(AuthApi);
  private readonly session = inject(SessionStore);
  private readonly transloco = inject(TranslocoService);

  /** Where somebody was going when they were asked to sign in. */
  readonly returnTo = input<string>();

  protected readonly form = inject(NonNullableFormBuilder).group({
    email: ['', [Validators.required, Validators.email]],
    password: ['', Validators.required],
  });
  protected readonly isSending = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly hasExpired = computed(() => this.session.signOutReason() === 'expired');

  protected async signIn(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      const user = await this.auth.login(this.form.getRawValue());
      await this.arrival.enter(user, this.returnTo());
    } catch (cause) {
      this.problem.set(errorText(this.transloco, toApiError(cause)));
    } finally {
      this.isSending.set(false);
    }
  }
}
