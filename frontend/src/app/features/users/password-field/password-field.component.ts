import { ChangeDetectionStrategy, Component, input, signal } from '@angular/core';
import { type FormControl, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoDirective } from '@jsverse/transloco';
import { LIMITS } from '@switchboard/contracts';
import { randomPassword } from '../random-password';

/** A password for somebody else: made up here or written, and shown, because it has to be told. */
@Component({
  selector: 'sb-password-field',
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
  templateUrl: './password-field.component.html',
  styleUrl: './password-field.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PasswordFieldComponent {
  readonly control = input.required<FormControl<string>>();

  protected readonly limits = LIMITS;
  protected readonly isShown = signal(false);

  protected suggest(): void {
    this.control().setValue(randomPassword());
    this.control().markAsDirty();
    this.isShown.set(true);
  }
}
