import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatDivider } from '@angular/material/divider';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AccountView } from '@switchboard/contracts';
import { PresenceStore } from '../../../core/realtime/presence.store';
import { AvatarComponent } from '../../../shared/ui/avatar/avatar.component';
import { TimeComponent } from '../../../shared/ui/time/time.component';

export type AccountAct = 'edit' | 'password' | 'activate' | 'deactivate' | 'signOut' | 'delete';

export interface AskedAct {
  readonly act: AccountAct;
  readonly account: AccountView;
}

/** The accounts as rows that can be chosen, with what can be done to each; on a phone the same rows are cards. */
@Component({
  selector: 'sb-users-table',
  imports: [
    AvatarComponent,
    MatCheckbox,
    MatDivider,
    MatIcon,
    MatIconButton,
    MatMenu,
    MatMenuContent,
    MatMenuItem,
    MatMenuTrigger,
    RouterLink,
    TimeComponent,
    TranslocoDirective,
  ],
  templateUrl: './users-table.component.html',
  styleUrl: './users-table.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UsersTableComponent {
  private readonly presence = inject(PresenceStore);
  readonly accounts = input.required<readonly AccountView[]>();
  readonly selected = input.required<ReadonlySet<string>>();
  /** The id of who looks. */
  readonly me = input.required<string>();
  readonly selecting = output<{ ids: readonly string[]; isSelected: boolean }>();
  readonly asked = output<AskedAct>();

  protected readonly isAllSelected = computed(() => this.selected().size === this.accounts().length);

  /** As the list said, or since then. */
  protected isOnline({ _id, isActive, isOnline }: AccountView): boolean {
    return isActive && (isOnline || this.presence.isOnline(_id));
  }

  protected selectAll(isSelected: boolean): void {
    this.selecting.emit({ ids: this.accounts().map(({ _id }) => _id), isSelected });
  }
}
