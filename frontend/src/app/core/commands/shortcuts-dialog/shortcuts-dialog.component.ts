import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Command, Commands } from '../commands';
import { Keyboard } from '../keyboard';
import { KeysComponent } from '../keys/keys.component';

const GENERAL = 'commands.group.general';
/** What can be done everywhere comes after what this page is for. */
const LAST = ['commands.group.navigation', GENERAL];

/** The keys of what can be done on the page that is open. */
@Component({
  selector: 'sb-shortcuts-dialog',
  imports: [
    KeysComponent,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatSlideToggle,
    TranslocoDirective,
  ],
  templateUrl: './shortcuts-dialog.component.html',
  styleUrl: './shortcuts-dialog.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShortcutsDialogComponent {
  private readonly commands = inject(Commands);
  protected readonly keyboard = inject(Keyboard);

  protected readonly groups = computed(() => {
    const withKeys = this.commands.all().filter((command) => command.shortcut);
    const labels = [...new Set(withKeys.map(groupOf))];
    const ordered = [...labels.filter((label) => !LAST.includes(label)), ...LAST];
    return ordered
      .map((label) => ({ label, commands: withKeys.filter((command) => groupOf(command) === label) }))
      .filter(({ commands }) => commands.length);
  });
}

function groupOf({ group = GENERAL }: Command): string {
  return group;
}
