import {
  DestroyRef,
  Injectable,
  type Signal,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { Router } from '@angular/router';
import { registerCommands } from '../../../core/commands/commands';
import { HeldKeys } from '../../../core/commands/held-keys';
import type { ComposerComponent } from '../../../shared/chat/composer/composer.component';

/** Where a conversation is written in: undefined until it is there, null where it will not come. */
export type Field = Pick<ComposerComponent, 'write' | 'insert'> | null | undefined;

interface Wish {
  readonly asNote: boolean;
  readonly keys: HeldKeys;
  /** The way to the conversation that is meant: who takes another one wants something else. */
  readonly navigation: number | undefined;
}

/**
 * The keys that ask to write. They are there before the field is: a conversation is on its way for a while, and what
 * is typed meanwhile belongs into the field. No letter of it may resolve what nobody has seen yet.
 */
@Injectable()
export class WritingKeys {
  private readonly router = inject(Router);
  private readonly place = signal<Signal<Field> | null>(null);
  private readonly wish = signal<Wish | null>(null);
  private readonly field = computed<Field>(() => {
    if (this.router.currentNavigation()) return undefined;
    const place = this.place();
    return place ? place() : null;
  });

  /** The open conversation is on the screen, and no other is on its way. */
  readonly isDrawn = computed(() => !!this.field());

  constructor() {
    const group = 'commands.group.writing';
    const isAvailable = () => this.field() !== null;
    registerCommands([
      {
        id: 'composer.reply',
        label: 'writing.reply',
        group,
        icon: 'send',
        shortcut: 'r',
        isAvailable,
        run: () => this.write(false),
      },
      {
        id: 'composer.note',
        label: 'writing.note',
        group,
        icon: 'note',
        shortcut: 'n',
        isAvailable,
        run: () => this.write(true),
      },
    ]);
    effect(() => {
      const [wish, field] = [this.wish(), this.field()];
      const navigation = this.router.currentNavigation()?.id ?? wish?.navigation;
      if (!wish) return;
      if (field === null || navigation !== wish.navigation) untracked(() => this.giveUp());
      else if (field) untracked(() => this.fulfil(wish, field));
    });
    inject(DestroyRef).onDestroy(() => this.giveUp());
  }

  /** Tells where the open conversation is written in, until the answer is called. */
  serve(place: Signal<Field>): () => void {
    this.place.set(place);
    return () => this.place.update((now) => (now === place ? null : now));
  }

  private write(asNote: boolean): void {
    this.giveUp();
    const field = this.field();
    if (field) return field.write(asNote);
    const keys = new HeldKeys(() => this.giveUp());
    this.wish.set({ asNote, keys, navigation: this.router.currentNavigation()?.id });
  }

  private fulfil({ asNote, keys }: Wish, field: NonNullable<Field>): void {
    this.wish.set(null);
    const typed = keys.end();
    field.write(asNote);
    if (typed) field.insert(typed);
  }

  private giveUp(): void {
    this.wish()?.keys.end();
    this.wish.set(null);
  }
}
