import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LIMITS, type StaffReportView } from '@switchboard/contracts';
import { keepEntered } from '../../../core/desk/keep-entered';
import { toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { ReportsApi } from '../../../core/reports/reports.api';

export interface ClosingReport {
  readonly id: string;
  readonly status: 'resolved' | 'dismissed';
}

/** Resolves a report, or dismisses it, with the words that its reporter will read. Closes with the report. */
@Component({
  selector: 'sb-close-report-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    ReactiveFormsModule,
    TranslocoDirective,
  ],
  templateUrl: './close-report-dialog.component.html',
  styleUrl: './close-report-dialog.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CloseReportDialogComponent {
  private readonly api = inject(ReportsApi);
  private readonly dialog = inject<MatDialogRef<CloseReportDialogComponent, StaffReportView>>(MatDialogRef);
  private readonly transloco = inject(TranslocoService);
  private readonly closing = inject<ClosingReport>(MAT_DIALOG_DATA);

  protected readonly status = this.closing.status;
  protected readonly longest = LIMITS.reportNotes;
  protected readonly notes = new FormControl('', {
    nonNullable: true,
    validators: [Validators.required, Validators.pattern(/\S/), Validators.maxLength(LIMITS.reportNotes)],
  });
  protected readonly form = new FormGroup({ notes: this.notes });
  protected readonly isSaving = signal(false);
  protected readonly problem = signal<string | null>(null);
  private readonly words = toSignal(this.notes.valueChanges, { initialValue: '' });
  protected readonly written = computed(() => this.words().length);

  constructor() {
    keepEntered(this.isSaving, this.form);
  }

  protected async save(): Promise<void> {
    this.notes.markAsTouched();
    if (this.notes.invalid || this.isSaving()) return;
    this.isSaving.set(true);
    this.problem.set(null);
    const { id, status } = this.closing;
    try {
      const notes = this.notes.value.trim();
      this.dialog.close(await this.api.update<StaffReportView>(id, { status, notes }));
    } catch (cause) {
      this.problem.set(errorText(this.transloco, toApiError(cause)));
    } finally {
      this.isSaving.set(false);
    }
  }
}
