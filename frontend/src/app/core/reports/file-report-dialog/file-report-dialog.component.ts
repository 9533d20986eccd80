import { ChangeDetectionStrategy, Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  LIMITS,
  PRIORITIES,
  type Priority,
  REPORT_ISSUES,
  type ReportIssue,
  type ReportView,
  TARGET_HOURS,
} from '@switchboard/contracts';
import { BrandStore } from '../../brand/brand.store';
import { SessionStore } from '../../auth/session.store';
import { toApiError } from '../../http/api-error';
import { errorText } from '../../http/error-text';
import type { ReportSubject } from '../open-file-report';
import { ReportsApi } from '../reports.api';
import { ReportDrafts } from './report-drafts';

/** Tells the team what is wrong with a message, or with a conversation, and then what happens next. */
@Component({
  selector: 'sb-file-report-dialog',
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
    MatRadioButton,
    MatRadioGroup,
    ReactiveFormsModule,
    RouterLink,
    TranslocoDirective,
  ],
  templateUrl: './file-report-dialog.component.html',
  styleUrl: './file-report-dialog.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FileReportDialogComponent {
  private readonly api = inject(ReportsApi);
  private readonly drafts = inject(ReportDrafts);
  private readonly session = inject(SessionStore);
  private readonly transloco = inject(TranslocoService);
  private readonly about = inject<ReportSubject>(MAT_DIALOG_DATA);
  private readonly draftKey = [
    this.session.user()?._id,
    this.about.conversationId,
    this.about.message?._id,
  ].join('/');

  protected readonly message = this.about.message;
  protected readonly isStaff = this.session.can('reports:handle');
  protected readonly issues = REPORT_ISSUES;
  protected readonly priorities = PRIORITIES;
  protected readonly targets = inject(BrandStore).worn?.targetHours ?? TARGET_HOURS;
  protected readonly longest = LIMITS.reportDescription;
  private readonly fields = inject(NonNullableFormBuilder);
  protected readonly form = this.fields.group({
    issueType: this.fields.control<ReportIssue>('incorrect_information'),
    priority: this.fields.control<Priority>('medium'),
    description: [
      this.drafts.of(this.draftKey),
      [Validators.required, Validators.pattern(/\S/), Validators.maxLength(LIMITS.reportDescription)],
    ],
  });
  protected readonly isSending = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly sent = signal<ReportView | null>(null);
  private readonly changes = toSignal(this.form.valueChanges);
  private readonly value = computed(() => {
    this.changes();
    return this.form.getRawValue();
  });
  protected readonly written = computed(() => this.value().description.length);
  protected readonly hours = computed(() => this.targets[this.value().priority]);

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.drafts.keep(this.draftKey, this.sent() ? '' : this.form.controls.description.value);
    });
  }

  protected async send(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    const { description, ...choices } = this.form.getRawValue();
    try {
      const report = await this.api.file({
        conversation: this.about.conversationId,
        ...(this.message && { message: this.message._id }),
        ...choices,
        description: description.trim(),
      });
      this.sent.set(report);
    } catch (cause) {
      this.problem.set(errorText(this.transloco, toApiError(cause)));
    } finally {
      this.isSending.set(false);
    }
  }
}
