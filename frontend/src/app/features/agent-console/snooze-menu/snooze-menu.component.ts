import {
  ChangeDetectionStrategy,
  Component,
  Injector,
  computed,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { TranslocoDirective } from '@jsverse/transloco';
import { ConversationDesk } from '../conversation/conversation-desk';
import { momentWords, snoozeChoices } from '../conversation/snooze-times';

/** Puts a conversation away until later, and wakes it. */
@Component({
  selector: 'sb-snooze-menu',
  imports: [MatIcon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'console.snooze'">
      <button
        matIconButton
        disabledInteractive
        type="button"
        [disabled]="desk.isWorking()"
        [class.is-snoozed]="isSnoozed()"
        [matMenuTriggerFor]="times"
        [attr.aria-label]="t('label')"
        [title]="t('label')"
        (menuOpened)="now.set(today())"
      >
        <mat-icon svgIcon="snooze" />
      </button>
      <mat-menu #times="matMenu" xPosition="before">
        @if (isSnoozed()) {
          <button mat-menu-item type="button" (click)="desk.snooze(null)">
            <mat-icon svgIcon="alarm" />{{ t('wake') }}
          </button>
        }
        @for (choice of choices(); track choice.name) {
          <button mat-menu-item type="button" (click)="desk.snooze(choice.until)">
            {{ t(choice.name) }} <span class="aside">{{ words(choice.until) }}</span>
          </button>
        }
        <button mat-menu-item type="button" (click)="chooseMoment()">{{ t('other') }}</button>
      </mat-menu>
    </ng-container>
  `,
  styles: `
    .aside {
      margin-inline-start: 12px;
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.8125rem;
    }

    .is-snoozed {
      color: var(--mat-sys-primary);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SnoozeMenuComponent {
  private readonly injector = inject(Injector);
  private readonly trigger = viewChild.required(MatMenuTrigger);
  protected readonly desk = inject(ConversationDesk);

  /** Of the moment at which the menu was opened. */
  protected readonly now = signal(new Date());
  protected readonly choices = computed(() => snoozeChoices(this.now()));
  protected readonly isSnoozed = computed(() => this.desk.conversation()?.snoozedUntil != null);

  open(): void {
    this.trigger().openMenu();
  }

  protected today(): Date {
    return new Date();
  }

  protected words(date: Date): string {
    return momentWords(date, this.now().getTime());
  }

  protected async chooseMoment(): Promise<void> {
    const [{ MatDialog }, { SnoozeDialogComponent }] = await Promise.all([
      import('@angular/material/dialog'),
      import('../snooze-dialog/snooze-dialog.component'),
    ]);
    this.injector
      .get(MatDialog)
      .open<unknown, unknown, Date>(SnoozeDialogComponent, { width: '360px', maxWidth: '96vw' })
      .afterClosed()
      .subscribe((until) => {
        if (until) void this.desk.snooze(until);
      });
  }
}
