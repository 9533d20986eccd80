import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import type { ErrorStateMatcher } from '@angular/material/core';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

/** What browsers report while a year is being typed: 0002, then 0020. */
const BEGUN_YEAR = /^0/;

/** A day to choose, with what is wrong with it. */
@Component({
  selector: 'sb-day-field',
  imports: [FormsModule, MatError, MatFormField, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ label() }}</mat-label>
      <input
        #field
        matInput
        type="date"
        [errorStateMatcher]="matcher"
        [ngModel]="value() ?? ''"
        (change)="settle(field.value, true)"
        (blur)="settle(field.value, false)"
      />
      @if (problem(); as problem) {
        <mat-error>{{ problem }}</mat-error>
      }
    </mat-form-field>
  `,
  styleUrl: './day-field.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DayFieldComponent {
  readonly label = input.required<string>();
  /** Such as 2026-03-01. */
  readonly value = input.required<string | null>();
  /** In words. */
  readonly problem = input('');
  readonly chosen = output<string | null>();

  /** What is wrong is known of both days together, not of the control alone. */
  protected readonly matcher: ErrorStateMatcher = { isErrorState: () => this.problem() !== '' };

  /** A day that is half typed is none yet; who leaves it so has left it out. */
  protected settle(day: string, mayGoOn: boolean): void {
    if (mayGoOn && (day === '' || BEGUN_YEAR.test(day))) return;
    if (day !== (this.value() ?? '')) this.chosen.emit(day || null);
  }
}
