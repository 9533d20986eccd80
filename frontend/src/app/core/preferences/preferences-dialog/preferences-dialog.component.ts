import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
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

/** How this user wants to be answered. */
@Component({
  selector: 'sb-preferences-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatRadioButton,
    MatRadioGroup,
    ReactiveFormsModule,
    TranslocoDirective,
  ],
  templateUrl: './preferences-dialog.component.html',
  styleUrl: './preferences-dialog.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PreferencesDialogComponent {
  private readonly auth = inject(AuthApi);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  private readonly dialog = inject<MatDialogRef<PreferencesDialogComponent>>(MatDialogRef);
  private readonly preferences = this.session.user()?.chatPreferences ?? DEFAULT_CHAT_PREFERENCES;

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
  protected readonly isSaving = signal(false);
  protected readonly problem = signal<string | null>(null);
  private readonly value = toSignal(this.form.valueChanges);
  protected readonly written = computed(
    () =>
      (this.value() ? this.form.controls.customInstructions.value : this.preferences.customInstructions)
        .length,
  );

  protected async save(): Promise<void> {
    if (this.form.invalid || this.isSaving()) return;
    this.isSaving.set(true);
    this.problem.set(null);
    const preferences = this.form.getRawValue();
    try {
      await this.auth.updatePreferences(preferences);
      this.session.setPreferences(preferences);
      this.toaster.show('preferences.saved');
      this.dialog.close();
    } catch (cause) {
      this.problem.set(errorText(this.transloco, toApiError(cause)));
    } finally {
      this.isSaving.set(false);
    }
  }
}
