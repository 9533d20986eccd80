import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { FaqImport, FieldError } from '@switchboard/contracts';
import { keepEntered } from '../../../core/desk/keep-entered';
import { toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { Toaster } from '../../../core/toasts/toaster';
import { FaqAdminApi } from '../faq-admin.api';

/** Takes a file of FAQs over: first tried, then all of it or nothing. Closes with true when something was imported. */
@Component({
  selector: 'sb-import-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogContent,
    MatDialogTitle,
    MatIcon,
    MatProgressBar,
    TranslocoDirective,
  ],
  templateUrl: './import-dialog.component.html',
  styleUrl: './import-dialog.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportDialogComponent {
  private readonly api = inject(FaqAdminApi);
  private readonly dialog = inject<MatDialogRef<ImportDialogComponent, boolean>>(MatDialogRef);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);

  protected readonly file = signal<File | null>(null);
  protected readonly trial = signal<FaqImport | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly details = signal<readonly FieldError[]>([]);
  protected readonly isBusy = signal(false);

  constructor() {
    // A file is chosen again in no time.
    keepEntered(this.isBusy);
  }

  /** A file that was mended has the same name: the field has to forget it to tell of it again. */
  protected async choose(field: HTMLInputElement): Promise<void> {
    const file = field.files?.[0];
    field.value = '';
    if (!file) return;
    this.file.set(file);
    await this.send(file, true);
  }

  protected async import(): Promise<void> {
    const file = this.file();
    if (!file || !this.trial() || this.isBusy()) return;
    const done = await this.send(file, false);
    if (!done) return;
    this.toaster.show('knowledge.importing.done', { ...done });
    this.dialog.close(true);
  }

  protected close(): void {
    this.dialog.close(false);
  }

  private async send(file: File, dryRun: boolean): Promise<FaqImport | null> {
    this.isBusy.set(true);
    this.trial.set(null);
    this.problem.set(null);
    this.details.set([]);
    try {
      const result = await this.api.import(file, dryRun);
      this.trial.set(result);
      return result;
    } catch (cause) {
      const error = toApiError(cause);
      this.problem.set(errorText(this.transloco, error));
      this.details.set(error.details);
      return null;
    } finally {
      this.isBusy.set(false);
    }
  }
}
