import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  type AccountDetails,
  type AccountView,
  CONVERSATIONS_CHOICES,
  type ConversationsChoice,
  type StaffMember,
} from '@switchboard/contracts';
import { keepEntered } from '../../../core/desk/keep-entered';
import { toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { StaffApi } from '../../../core/staff/staff.api';
import { UsersApi } from '../users.api';
import { UsersStore } from '../users.store';

/** Asks what becomes of what somebody leaves behind, and deletes the account. Closes with true when it is gone. */
@Component({
  selector: 'sb-delete-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatLabel,
    MatOption,
    MatProgressBar,
    MatRadioButton,
    MatRadioGroup,
    MatSelect,
    TranslocoDirective,
  ],
  templateUrl: './delete-dialog.component.html',
  styleUrl: './delete-dialog.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeleteDialogComponent {
  private readonly api = inject(UsersApi);
  private readonly staff = inject(StaffApi);
  private readonly store = inject(UsersStore);
  private readonly dialog = inject<MatDialogRef<DeleteDialogComponent, boolean>>(MatDialogRef);
  private readonly transloco = inject(TranslocoService);
  protected readonly account = inject<AccountView>(MAT_DIALOG_DATA);

  protected readonly choices = CONVERSATIONS_CHOICES;
  protected readonly figures = signal<AccountDetails['figures'] | null>(null);
  protected readonly colleagues = signal<readonly StaffMember[]>([]);
  protected readonly choice = signal<ConversationsChoice | null>(null);
  protected readonly reassignTo = signal<string | null>(null);
  protected readonly isDeleting = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly isReady = computed(() => this.choice() !== null && !this.isDeleting());

  constructor() {
    keepEntered(this.isDeleting);
    void this.load();
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      const [{ figures }, staff] = await Promise.all([this.api.details(this.account._id), this.staff.list()]);
      this.colleagues.set(staff.filter(({ _id }) => _id !== this.account._id));
      this.figures.set(figures);
    } catch (cause) {
      this.show(cause);
    }
  }

  protected async delete(): Promise<void> {
    const conversations = this.choice();
    if (!conversations || this.isDeleting()) return;
    this.isDeleting.set(true);
    this.problem.set(null);
    try {
      const reassignTo = this.reassignTo();
      await this.store.delete(this.account._id, { conversations, ...(reassignTo && { reassignTo }) });
      this.dialog.close(true);
    } catch (cause) {
      this.show(cause);
    } finally {
      this.isDeleting.set(false);
    }
  }

  private show(cause: unknown): void {
    this.problem.set(errorText(this.transloco, toApiError(cause)));
  }
}
