import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Citation } from '@switchboard/contracts';
import { registerCommands } from '../../../core/commands/commands';
import { errorText } from '../../../core/http/error-text';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { HelpStore } from '../help.store';
import { SuggestedFaqsComponent } from '../suggested-faqs/suggested-faqs.component';

/** What the conversation is about, and replies to choose from. A reply that is chosen is never sent by itself. */
@Component({
  selector: 'sb-assist-panel',
  imports: [
    ListSkeletonComponent,
    MatButton,
    MatIcon,
    MatIconButton,
    SuggestedFaqsComponent,
    TranslocoDirective,
  ],
  templateUrl: './assist-panel.component.html',
  styleUrl: './assist-panel.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.is-collapsible]': 'isCollapsible()' },
})
export class AssistPanelComponent {
  private readonly transloco = inject(TranslocoService);
  protected readonly help = inject(HelpStore);

  /** Where it has no room of its own, it is a line that opens. */
  readonly isCollapsible = input(false);
  readonly chosen = output<string>();
  /** An FAQ to be read beside the chat. */
  readonly opened = output<Citation>();

  private readonly isExpanded = signal(false);
  protected readonly isOpen = computed(() => !this.isCollapsible() || this.isExpanded());
  protected readonly teaser = computed(() => this.help.summary() ?? this.help.suggestions()[0]);
  protected readonly problem = computed(() => {
    const error = this.help.error();
    return error ? errorText(this.transloco, error) : '';
  });

  constructor() {
    registerCommands(
      [0, 1, 2].map((index) => ({
        id: `assist.suggestion-${index + 1}`,
        label: `assist.take.${index + 1}`,
        group: 'commands.group.writing',
        shortcut: `Alt+${index + 1}`,
        isHidden: true,
        isAvailable: () => index < this.help.suggestions().length,
        run: () => this.choose(this.help.suggestions()[index] ?? ''),
      })),
    );
  }

  /** What was chosen is in the composer now; the room goes back to the conversation. */
  protected choose(suggestion: string): void {
    this.isExpanded.set(false);
    this.chosen.emit(suggestion);
  }

  protected toggle(): void {
    this.isExpanded.update((isExpanded) => !isExpanded);
  }
}
