import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ROLES, USERS_AT_ONCE } from '@switchboard/contracts';
import { SessionStore } from '../../../core/auth/session.store';
import { registerCommands } from '../../../core/commands/commands';
import { errorText } from '../../../core/http/error-text';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import { Toaster } from '../../../core/toasts/toaster';
import { ListFrameComponent } from '../../../shared/ui/list-frame/list-frame.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { AccountActs } from '../account-acts';
import { type UsersQuestion, readAddress, toParams } from '../users-address';
import { UsersFiltersComponent } from '../users-filters/users-filters.component';
import { type AskedAct, UsersTableComponent } from '../users-table/users-table.component';
import { UsersStore } from '../users.store';

const FIGURES = ['total', 'customers', 'agents', 'admins', 'online', 'inactive'] as const;

/** Who has an account: found, made, changed, one by one and several at once, and deleted. */
@Component({
  selector: 'sb-users-page',
  imports: [
    ListFrameComponent,
    MatButton,
    MatIcon,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    StateMessageComponent,
    TranslocoDirective,
    UsersFiltersComponent,
    UsersTableComponent,
  ],
  providers: [UsersStore, AccountActs],
  templateUrl: './users-page.component.html',
  styleUrl: './users-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UsersPageComponent {
  private readonly acts = inject(AccountActs);
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly store = inject(UsersStore);

  protected readonly me = inject(SessionStore).user()?._id ?? '';
  protected readonly roles = ROLES;
  protected readonly figures = FIGURES;
  protected readonly most = USERS_AT_ONCE;
  private readonly params = toSignal(this.route.queryParamMap, { requireSync: true });
  protected readonly question = computed(() => readAddress(this.params()));
  protected readonly isExporting = signal(false);
  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error ? errorText(this.transloco, error) : '';
  });

  constructor() {
    effect(() => {
      const question = this.question();
      untracked(() => void this.store.show(question));
    });
    inject(RealtimeService)
      .on('users:online')
      .pipe(takeUntilDestroyed())
      .subscribe(() => void this.store.count());
    registerCommands([{ id: 'users.new', label: 'users.new', icon: 'add', run: () => this.create() }]);
  }

  protected create(): void {
    void this.acts.create();
  }

  protected async carryOut(asked: AskedAct): Promise<void> {
    // The row with the button that had the focus is gone.
    if (await this.acts.carryOut(asked)) this.heading().nativeElement.focus();
  }

  protected async changeRoles(role: (typeof ROLES)[number]): Promise<void> {
    await this.acts.changeRoles(role);
    if (this.store.selected().size === 0) this.heading().nativeElement.focus();
  }

  protected clearSelection(): void {
    this.store.clearSelection();
    // The button that had the focus is gone.
    this.heading().nativeElement.focus();
  }

  protected ask(question: Partial<UsersQuestion>): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: toParams(question),
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected async export(): Promise<void> {
    this.isExporting.set(true);
    try {
      await this.store.export();
    } catch (cause) {
      this.toaster.showError(cause);
    } finally {
      this.isExporting.set(false);
    }
  }
}
