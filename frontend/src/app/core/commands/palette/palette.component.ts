import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type Command, Commands, isAvailable } from '../commands';
import { fit } from '../fuzzy';
import { KeysComponent } from '../keys/keys.component';
import { type Recent, Recents } from '../recents';
import { type Found, PaletteSearch } from './palette-search';

type SectionName = 'recent' | 'pages' | 'commands' | 'conversations' | 'faqs';

interface Entry {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly icon: string;
  readonly shortcut?: string;
  readonly run: () => void;
  readonly recent: Recent;
}

interface Answer {
  readonly query: string;
  readonly results: readonly Found[];
}

interface Section {
  readonly name: SectionName;
  readonly entries: readonly Entry[];
}

/** Fewer letters find everything. */
const SHORTEST = 2;
/** After the last stroke, in ms. */
const PAUSE = 150;

/** One field for everything: what can be done here, where one can go, and what the server finds. */
@Component({
  selector: 'sb-palette',
  imports: [KeysComponent, MatIcon, TranslocoDirective],
  templateUrl: './palette.component.html',
  styleUrl: './palette.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown)': 'handleKey($event)' },
})
export class PaletteComponent {
  private readonly commands = inject(Commands);
  private readonly dialog = inject<MatDialogRef<PaletteComponent>>(MatDialogRef);
  private readonly recents = inject(Recents);
  private readonly router = inject(Router);
  private readonly search = inject(PaletteSearch);
  private readonly transloco = inject(TranslocoService);
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');

  protected readonly query = signal('');
  private readonly found = signal<Answer>({ query: '', results: [] });
  protected readonly state = signal<'idle' | 'searching' | 'failed'>('idle');

  private readonly known = computed(() =>
    this.commands
      .all()
      .filter((command) => !command.isHidden && isAvailable(command))
      .map((command) => ({ command, entry: this.entryOf(command) })),
  );
  protected readonly sections = computed<readonly Section[]>(() => {
    const query = this.query().trim();
    const known = query ? this.fitting(query) : this.known();
    const recent = query ? [] : this.recentEntries();
    const keys = new Set(recent.map(({ key }) => key));
    const others = known.filter(({ entry }) => !keys.has(entry.key));
    const found = query.length < SHORTEST ? [] : this.foundFor(query);
    const sections: Section[] = [
      { name: 'recent', entries: recent },
      { name: 'commands', entries: others.filter(isNoPage).map(({ entry }) => entry) },
      { name: 'pages', entries: others.filter((one) => !isNoPage(one)).map(({ entry }) => entry) },
      { name: 'conversations', entries: this.entriesOf(found, 'conversations') },
      { name: 'faqs', entries: this.entriesOf(found, 'faqs') },
    ];
    return sections.filter(({ entries }) => entries.length);
  });
  protected readonly entries = computed(() => this.sections().flatMap(({ entries }) => entries));
  /** Stays with its entry while results come in below, and begins anew with other words. */
  private readonly chosenKey = linkedSignal<string, string | null>({
    source: this.query,
    computation: () => null,
  });
  protected readonly chosen = computed(() => {
    const entries = this.entries();
    return entries.find(({ key }) => key === this.chosenKey()) ?? entries[0] ?? null;
  });

  constructor() {
    effect((onCleanup) => {
      const query = this.query().trim();
      this.state.set(query.length < SHORTEST ? 'idle' : 'searching');
      if (query.length < SHORTEST) return;
      let isCurrent = true;
      const timer = setTimeout(() => void this.find(query, () => isCurrent), PAUSE);
      onCleanup(() => {
        isCurrent = false;
        clearTimeout(timer);
      });
    });
  }

  /** With what was typed while it was on its way, before what is in the field already. */
  begin(typed: string): void {
    this.query.update((query) => typed + query);
  }

  protected handleKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = this.chosen();
    if (step) this.move(step);
    else if (event.key === 'Enter' && chosen) this.run(chosen);
    else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) this.dialog.close();
    else return;
    event.preventDefault();
  }

  /** After the palette has gone: what runs may want the focus, or open a dialog of its own. */
  protected run(entry: Entry): void {
    this.recents.note(entry.recent);
    this.dialog.afterClosed().subscribe(() => entry.run());
    this.dialog.close();
  }

  private move(step: number): void {
    const entries = this.entries();
    const chosen = this.chosen();
    if (!chosen) return;
    const next = entries[(entries.indexOf(chosen) + step + entries.length) % entries.length];
    this.chosenKey.set(next?.key ?? null);
    const options = this.list().nativeElement.querySelectorAll('[role=option]');
    options[next ? entries.indexOf(next) : 0]?.scrollIntoView({ block: 'nearest' });
  }

  private async find(query: string, isCurrent: () => boolean): Promise<void> {
    try {
      const results = await this.search.find(query);
      if (!isCurrent()) return;
      this.found.set({ query, results });
      this.state.set('idle');
    } catch {
      if (!isCurrent()) return;
      this.found.set({ query, results: [] });
      this.state.set('failed');
    }
  }

  /** Until there is an answer, what was found before and has these words in it, too: nothing else may be opened. */
  private foundFor(query: string): readonly Found[] {
    const { query: asked, results } = this.found();
    return asked === query ? results : results.filter((one) => hasWords(one, query));
  }

  private fitting(query: string) {
    return this.known()
      .map((one) => ({ ...one, fit: fit(query, one.entry.name) }))
      .filter((one) => one.fit > 0)
      .sort((a, b) => b.fit - a.fit);
  }

  private recentEntries(): Entry[] {
    return this.recents.all().flatMap((recent): Entry[] => {
      const command = this.known().find(({ entry }) => entry.key === recent.key);
      if (command) return [command.entry];
      const { key, place, name = '', icon = 'history' } = recent;
      return place ? [{ key, name, detail: '', icon, run: () => this.go(place), recent }] : [];
    });
  }

  private entryOf(command: Command): Entry {
    const { id, icon = 'bolt', shortcut, run } = command;
    const name = this.transloco.translate(command.label);
    return { key: id, name, detail: '', icon, shortcut, run, recent: { key: id } };
  }

  private entriesOf(found: readonly Found[], kind: Found['kind']): Entry[] {
    const icon = kind === 'faqs' ? 'menu-book' : 'chat';
    return found
      .filter((one) => one.kind === kind)
      .map(({ key, name, detail, place }) => ({
        key,
        name,
        detail,
        icon,
        run: () => this.go(place),
        recent: { key, name, place, icon },
      }));
  }

  private go(place: string): void {
    void this.router.navigateByUrl(place);
  }
}

function isNoPage({ command }: { command: Command }): boolean {
  return command.group !== 'commands.group.navigation';
}

function hasWords({ name, detail }: Found, query: string): boolean {
  const text = `${name} ${detail}`.toLowerCase();
  const words = query.toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word));
}
