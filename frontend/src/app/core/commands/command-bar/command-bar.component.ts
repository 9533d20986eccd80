import { ChangeDetectionStrategy, Component, Injector, effect, inject, untracked } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { registerFeature } from '../../feature/feature.providers';
import { Navigation } from '../../layout/navigation';
import { openPreferences } from '../../layout/open-preferences';
import { ThemeStore } from '../../theme/theme.store';
import { COMMAND_BAGGAGE } from '../command-baggage';
import { type Command, Commands, registerCommands } from '../commands';
import { Keyboard } from '../keyboard';
import { KeysComponent } from '../keys/keys.component';
import { openPalette, openShortcuts } from '../open-dialogs';

const GENERAL = 'commands.group.general';

/** The way into the palette, and what can be done anywhere. With it the keys begin to work. */
@Component({
  selector: 'sb-command-bar',
  imports: [KeysComponent, MatIcon, TranslocoDirective],
  templateUrl: './command-bar.component.html',
  styleUrl: './command-bar.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CommandBarComponent {
  private readonly commands = inject(Commands);
  private readonly injector = inject(Injector);
  private readonly navigation = inject(Navigation);
  private readonly router = inject(Router);
  private readonly theme = inject(ThemeStore);

  constructor() {
    inject(Keyboard);
    registerFeature(COMMAND_BAGGAGE);
    registerCommands(this.general());
    effect((onCleanup) => {
      const pages = this.pages();
      untracked(() => onCleanup(this.commands.register(pages)));
    });
  }

  protected open(): void {
    void openPalette(this.injector);
  }

  private general(): Command[] {
    const open = () => this.open();
    return [
      {
        id: 'palette',
        label: 'commands.palette',
        group: GENERAL,
        shortcut: 'Mod+K',
        isHidden: true,
        run: open,
      },
      // Where a page has a search of its own, that one comes later, and has the key.
      { id: 'search', label: 'commands.palette', group: GENERAL, shortcut: '/', isHidden: true, run: open },
      {
        id: 'shortcuts',
        label: 'commands.help',
        group: GENERAL,
        icon: 'keyboard',
        shortcut: '?',
        run: () => void openShortcuts(this.injector),
      },
      {
        id: 'theme',
        label: 'commands.theme',
        group: GENERAL,
        icon: 'theme-dark',
        run: () => this.theme.choose(this.theme.isDark() ? 'light' : 'dark'),
      },
      {
        id: 'preferences',
        label: 'commands.preferences',
        group: GENERAL,
        icon: 'tune',
        run: () => void openPreferences(this.injector),
      },
    ];
  }

  private pages(): Command[] {
    return this.navigation.pages().map(({ path, label, icon, key }) => ({
      id: `page${path.replaceAll('/', '.')}`,
      label,
      group: 'commands.group.navigation',
      icon,
      ...(key && { shortcut: `g ${key}` }),
      run: () => void this.router.navigateByUrl(path),
    }));
  }
}
