import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '../../auth/session.store';
import { NotificationBellComponent } from '../../notifications/notification-bell/notification-bell.component';
import { CommandBarComponent } from '../../commands/command-bar/command-bar.component';
import { PresenceStore } from '../../realtime/presence.store';
import { THEMES, type Theme, ThemeStore } from '../../theme/theme.store';
import { AccountMenuComponent } from '../account-menu/account-menu.component';
import { ConnectionBadgeComponent } from '../connection-badge/connection-badge.component';
import { LayoutStore } from '../layout.store';
import { mediaQuery, windowHeight } from '../media-query';
import { MorePagesComponent } from '../more-pages/more-pages.component';
import { Navigation } from '../navigation';

/** A phone's bar holds no more; the last of them opens the rest. */
const BAR_ENTRIES = 5;
/** Pixels of the rail: an entry with the gap behind it, and what is beside the entries. */
const RAIL_ENTRY = 60;
const RAIL_REST = 80;

@Component({
  selector: 'sb-shell',
  imports: [
    AccountMenuComponent,
    CommandBarComponent,
    ConnectionBadgeComponent,
    MatIcon,
    MatIconButton,
    MorePagesComponent,
    NotificationBellComponent,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    TranslocoDirective,
  ],
  templateUrl: './shell.component.html',
  styleUrl: './shell.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    '[class.is-thread-open]': 'layout.isThreadOpen()',
    '[class.is-staff]': "session.can('conversations:read-all')",
  },
})
export class ShellComponent {
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  protected readonly session = inject(SessionStore);
  protected readonly layout = inject(LayoutStore);
  protected readonly theme = inject(ThemeStore);
  protected readonly items = inject(Navigation).pages;
  private readonly isNarrow = mediaQuery('(width < 600px)');
  private readonly height = windowHeight();
  private readonly room = computed(() =>
    this.isNarrow() ? BAR_ENTRIES : Math.floor((this.height() - RAIL_REST) / RAIL_ENTRY),
  );
  protected readonly shown = computed(() => {
    const items = this.items();
    return items.length > this.room() ? items.slice(0, this.room() - 1) : items;
  });
  protected readonly others = computed(() => this.items().slice(this.shown().length));
  protected readonly nextTheme = computed<Theme>(
    () => THEMES[(THEMES.indexOf(this.theme.theme()) + 1) % THEMES.length] ?? 'system',
  );

  constructor() {
    // Listens from the first connection on, whichever page asks later.
    inject(PresenceStore);
  }

  protected switchTheme(): void {
    this.theme.choose(this.nextTheme());
  }

  protected skipToContent(): void {
    this.main().nativeElement.focus();
  }
}
