import { Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoService } from '@jsverse/transloco';
import type { FailedJob, FailedJobsSettled } from '@switchboard/contracts';
import { firstValueFrom } from 'rxjs';
import { Toaster } from '../../core/toasts/toaster';
import {
  ConfirmDialogComponent,
  type ConfirmDialogTexts,
} from '../../shared/ui/confirm-dialog/confirm-dialog.component';
import { SystemStore } from './system.store';

/** Asks what has to be asked, does it, and says that it is done. */
@Injectable()
export class JobActs {
  private readonly dialogs = inject(MatDialog);
  private readonly store = inject(SystemStore);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);

  /** @returns whether the job's row is gone */
  retry(job: FailedJob): Promise<boolean> {
    return this.run(async () => {
      await this.store.retry(job);
      this.toaster.show('system.done.retried');
    });
  }

  /** @returns whether the job's row is gone */
  async discard(job: FailedJob): Promise<boolean> {
    const name = this.transloco.translate(`system.jobs.name.${job.name}`);
    if (!(await this.confirm('discard', { name }))) return false;
    return this.run(async () => {
      await this.store.discard(job);
      this.toaster.show('system.done.discarded');
    });
  }

  retryAll(queue: string): Promise<boolean> {
    return this.run(async () => this.tell('Retried', await this.store.retryAll(queue)));
  }

  async discardAll(queue: string): Promise<boolean> {
    if (!(await this.confirm('discardAll', { queue }))) return false;
    return this.run(async () => this.tell('Discarded', await this.store.discardAll(queue)));
  }

  private tell(done: 'Retried' | 'Discarded', { settled, left }: FailedJobsSettled): void {
    this.toaster.show(`system.done.${left ? 'some' : 'all'}${done}`, { settled, left });
  }

  private async run(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (cause) {
      this.toaster.showError(cause);
      return false;
    }
  }

  private async confirm(act: 'discard' | 'discardAll', params: Record<string, string>): Promise<boolean> {
    const text = (key: string) => this.transloco.translate(`system.confirm.${key}`, params);
    const data: ConfirmDialogTexts = {
      heading: text(`${act}.title`),
      text: text(`${act}.text`),
      confirm: text('discardIt'),
      cancel: text('cancel'),
    };
    const dialog = this.dialogs.open(ConfirmDialogComponent, { data, width: '420px', maxWidth: '96vw' });
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }
}
