import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoDirective } from '@jsverse/transloco';
import { fieldValue } from '../conversation/snooze-times';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Until when? Closes with the moment. */
@Component({
  selector: 'sb-snooze-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatInput,
    MatLabel,
    TranslocoDirective,
  ],
  template: `
    <form *transloco="let t" (submit)="$event.preventDefault(); choose()">
      <h2 mat-dialog-title>{{ t('console.snooze.title') }}</h2>
      <mat-dialog-content>
        <mat-form-field>
          <mat-label>{{ t('console.snooze.until') }}</mat-label>
          <input
            #field
            matInput
            type="datetime-local"
            [value]="value()"
            [min]="earliest"
            [max]="latest"
            [attr.aria-invalid]="problem() ? 'true' : null"
            aria-describedby="snooze-problem"
            (input)="value.set(field.value)"
          />
        </mat-form-field>
        <p id="snooze-problem" class="problem" role="status">
          {{ problem() ? t('console.snooze.' + problem()) : '' }}
        </p>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ t('cancel') }}</button>
        <button matButton="filled" type="submit" [disabled]="problem() !== null">
          {{ t('console.snooze.action') }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    mat-form-field {
      inline-size: 100%;
      margin-block-start: 4px;
    }

    .problem {
      min-block-size: 1.5em;
      margin: 0;
      color: var(--mat-sys-error);
      font-size: 0.8125rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SnoozeDialogComponent {
  private readonly dialog = inject<MatDialogRef<SnoozeDialogComponent, Date>>(MatDialogRef);

  protected readonly earliest = fieldValue(new Date());
  protected readonly latest = fieldValue(new Date(Date.now() + 365 * DAY));
  protected readonly value = signal(fieldValue(new Date(Date.now() + HOUR)));
  private readonly moment = computed(() => new Date(this.value()));
  /** The server takes what is to come, and at most a year of it. */
  protected readonly problem = computed(() => {
    const at = this.moment().getTime();
    if (Number.isNaN(at)) return 'missing';
    if (at <= Date.now()) return 'past';
    return at > Date.now() + 365 * DAY ? 'tooFar' : null;
  });

  protected choose(): void {
    if (this.problem() === null) this.dialog.close(this.moment());
  }
}
