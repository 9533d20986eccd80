import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { DEFAULT_CHAT_PREFERENCES, LIMITS, RESPONSE_LENGTHS, TONES } from '@switchboard/contracts';
import { AuthApi } from '../../auth/auth.api';
import { SessionStore } from '../../auth/session.store';
import { toApiError } from '../../http/api-error';
import { errorText } from '../../http/error-text';
import { Toaster } from '../../toasts/toaster';

/** How this user wants to be answered. The button that saves it belongs to whoever shows it, by the form's id. */
@Component({
  selector: 'sb-preferences-form',
  imports: [
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatRadioButton,
    MatRadioGroup,
    ReactiveFormsModule,
    TranslocoDirective,
  ],
  templateUrl: './preferences-form.component.html',
  styleUrl: './preferences-form.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PreferencesFormComponent {
  private readonly auth = inject(AuthApi);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  private readonly preferences = this.session.user()?.chatPreferences ?? DEFAULT_CHAT_PREFERENCES;

  readonly formId = input.required<string>();
  readonly saved = output();

  protected readonly tones = TONES;
  protected readonly lengths = RESPONSE_LENGTHS;
  protected readonly longest = LIMITS.customInstructions;
  protected readonly form = inject(NonNullableFormBuilder).group({
    tone: [this.preferences.tone],
    responseLength: [this.preferences.responseLength],
    customInstructions: [
      this.preferences.customInstructions,
      Validators.maxLength(LIMITS.customInstructions),
    ],
  });
  private readonly saving = signal(false);
  readonly isSaving = this.saving.asReadonly();
  protected readonly problem = signal<string | null>(null);
  private readonly value = toSignal(this.form.valueChanges);
  protected readonly written = computed(
    () =>
      (this.value() ? this.form.controls.customInstructions.value : this.preferences.customInstructions)
        .length,
  );

  protected async save(): Promise<void> {
    if (this.form.invalid || this.saving()) return;
    this.saving.set(true);
    this.problem.set(null);
    const preferences = this.form.getRawValue();
    try {
      await this.auth.updatePreferences(preferences);
      this.session.setPreferences(preferences);
      this.toaster.show('preferences.saved');
      this.saved.emit();
    } catch (cause) {
      this.problem.set(errorText(this.transloco, toApiError(cause)));
    } finally {
      this.saving.set(false);
    }
  }
}
