import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';

/** Something a person can do on the page in front of them, by its name in the palette or by its keys. */
export interface Command {
  /** Unique among those registered at a time, such as `conversation.resolve`; the latest with an id hides the others. */
  readonly id: string;
  /** Key of its text. */
  readonly label: string;
  /** Key of the heading that it stands under in the list of shortcuts. */
  readonly group?: string;
  readonly icon?: string;
  /** Keys as {@link Stroke} reads them: `e`, `g i` (one after the other), `Alt+1`, `Mod+Enter`, `?`. */
  readonly shortcut?: string;
  /** Only by its keys, as moving through a list is. */
  readonly isHidden?: boolean;
  /** Without it: always. A command that is not available is not offered, and its keys do nothing. */
  readonly isAvailable?: () => boolean;
  readonly run: () => void;
}

/** What can be done just now. Pages register what they can do, and take it away when they go. */
@Injectable({ providedIn: 'root' })
export class Commands {
  private readonly registered = signal<readonly (readonly Command[])[]>([]);

  /** In the order of registration; of several with one id, or with the same keys, the latest. */
  readonly all = computed(() => {
    const commands = this.registered().flat().reverse();
    const isFirst = (command: Command, index: number) =>
      commands.findIndex(({ id }) => id === command.id) === index;
    return commands.filter(isFirst).reverse();
  });

  /** Gives the function that takes them away again. In components: {@link registerCommands}. */
  register(commands: readonly Command[]): () => void {
    this.registered.update((all) => [...all, commands]);
    return () => this.registered.update((all) => all.filter((one) => one !== commands));
  }
}

/** Registers commands for as long as the component, directive or service lives in whose constructor this is called. */
export function registerCommands(commands: readonly Command[]): void {
  inject(DestroyRef).onDestroy(inject(Commands).register(commands));
}

export function isAvailable(command: Command): boolean {
  return command.isAvailable?.() ?? true;
}
