import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  type Signal,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { StaffMember } from '@switchboard/contracts';
import { SessionStore } from '../../../core/auth/session.store';
import { registerCommands } from '../../../core/commands/commands';
import { AvatarComponent } from '../../ui/avatar/avatar.component';
import { CannedRepliesStore } from '../canned/canned-replies.store';
import { searchReplies } from '../canned/search-replies';
import { fillVariables, placeholdersIn } from '../canned/variables';
import type { Draft, Mention } from '../composer/draft-keeper';
import { StaffDirectory } from '../staff-directory';
import { type Trigger, triggerAt } from './trigger';

/** What of a conversation a canned reply may name. */
export interface ConversationFacts {
  readonly customerName: string;
  readonly title: string;
  /** Nothing but notes can be written. */
  readonly isCustomerGone?: boolean;
}

/** Words for the place of what was typed between `from` and `to`. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly mention?: Mention;
}

interface Option {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly words: string;
  readonly mention?: StaffMember;
}

interface Offer {
  readonly trigger: Trigger | null;
  readonly options: readonly Option[];
}

const SHOWN = 7;

/**
 * What staff have beside the field: colleagues by @, canned replies by /, and a word about variables that nobody has
 * filled in. It listens to the composer's field, whose focus never moves.
 */
@Component({
  selector: 'sb-writing-aids',
  imports: [AvatarComponent, TranslocoDirective],
  templateUrl: './writing-aids.component.html',
  styleUrl: './writing-aids.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WritingAidsComponent {
  private readonly directory = inject(StaffDirectory);
  private readonly replies = inject(CannedRepliesStore);
  private readonly session = inject(SessionStore);

  readonly field = input.required<HTMLTextAreaElement>();
  /** The signal, not its value: an input has what was drawn last, and keys come faster than that. */
  readonly draft = input.required<Signal<Draft>>();
  readonly facts = input<ConversationFacts | null>(null);

  readonly completed = output<Completion>();
  readonly send = output();

  private readonly text = computed(() => this.draft()().text);
  private readonly isNote = computed(() => this.draft()().isNote);
  private readonly caret = signal<number | null>(null);
  private readonly trigger = computed(() => {
    const caret = this.caret();
    return caret === null ? null : triggerAt(this.text(), caret, this.isNote());
  });
  /** Where the list was closed by Escape: it stays so until something else is begun. */
  private readonly dismissedAt = signal<number | null>(null);
  protected readonly kind = computed(() => this.trigger()?.kind ?? 'canned');
  protected readonly options = computed<readonly Option[]>(() => {
    const trigger = this.trigger();
    if (!trigger || trigger.from === this.dismissedAt()) return [];
    const { kind, query } = trigger;
    return (kind === 'mention' ? this.colleagues(query) : this.canned(query)).slice(0, SHOWN);
  });
  /** Stays with its option when a fresh list comes in, and begins anew with other letters. */
  protected readonly chosen = linkedSignal<Offer, number>({
    source: () => ({ trigger: this.trigger(), options: this.options() }),
    computation: ({ trigger, options }, before) => {
      const kept = before?.source.trigger === trigger ? before?.source.options[before.value] : undefined;
      return Math.max(
        0,
        options.findIndex(({ id }) => id === kept?.id),
      );
    },
  });
  protected readonly preview = computed(() =>
    this.kind() === 'canned' ? this.options()[this.chosen()]?.words : undefined,
  );

  protected readonly unfilled = computed(() => (this.isNote() ? [] : placeholdersIn(this.text())));
  private readonly goesAsItIs = linkedSignal({ source: this.text, computation: () => false });
  protected readonly wasHeldBack = linkedSignal({ source: this.text, computation: () => false });

  constructor() {
    registerCommands([
      {
        id: 'composer.send',
        label: 'writing.send',
        group: 'commands.group.writing',
        shortcut: 'Mod+Enter',
        isHidden: true,
        run: () => this.send.emit(),
      },
    ]);
    effect(() => {
      const kind = this.trigger()?.kind;
      if (kind === 'mention') void this.directory.refresh();
      if (kind === 'canned') void this.replies.refresh();
      if (!kind) this.dismissedAt.set(null);
    });
    effect(() => this.describeField());
    const destroyed = inject(DestroyRef);
    afterNextRender(() => destroyed.onDestroy(this.listen()));
  }

  /** Whether a person should look first: an answer still has variables. Asked a second time, it goes as it is. */
  holdsBack(): boolean {
    const [first] = this.unfilled();
    if (!first || this.goesAsItIs()) return false;
    this.wasHeldBack.set(true);
    this.goesAsItIs.set(true);
    const from = this.text().indexOf(first);
    this.field().setSelectionRange(from, from + first.length);
    this.field().focus();
    return true;
  }

  protected choose(option: Option): void {
    const trigger = this.trigger();
    if (!trigger) return;
    const { words, mention } = option;
    const to = trigger.from + 1 + trigger.query.length;
    this.completed.emit({ from: trigger.from, to, words, mention });
    this.readCaret();
  }

  private colleagues(query: string): Option[] {
    const me = this.session.user()?._id;
    const begins = query.toLowerCase();
    return this.directory
      .members()
      .filter(({ _id, name }) => _id !== me && matchesName(name, begins))
      .map((mention) => ({
        id: mention._id,
        name: mention.name,
        detail: mention.isOnline ? mention.status : 'offline',
        words: `@${mention.name} `,
        mention,
      }));
  }

  private canned(query: string): Option[] {
    const { customerName = '', title = '' } = this.facts() ?? {};
    const agentName = this.session.user()?.name ?? '';
    const context = { customerName, agentName, conversationTitle: title };
    return searchReplies(this.replies.replies() ?? [], query).map((reply) => ({
      id: reply._id,
      name: `/${reply.shortcut}`,
      detail: reply.title,
      words: fillVariables(reply.content, context),
    }));
  }

  private listen(): () => void {
    const field = this.field();
    const read = () => this.readCaret();
    const forget = () => this.caret.set(null);
    const keys = (event: KeyboardEvent) => this.handleKey(event);
    for (const event of ['input', 'keyup', 'click']) field.addEventListener(event, read);
    field.addEventListener('blur', forget);
    // Before the composer, for which Enter means to send.
    field.addEventListener('keydown', keys, { capture: true });
    return () => {
      for (const event of ['input', 'keyup', 'click']) field.removeEventListener(event, read);
      field.removeEventListener('blur', forget);
      field.removeEventListener('keydown', keys, { capture: true });
    };
  }

  private readCaret(): void {
    const { selectionStart, selectionEnd } = this.field();
    this.caret.set(selectionStart === selectionEnd ? selectionStart : null);
  }

  private handleKey(event: KeyboardEvent): void {
    const options = this.options();
    const option = options[this.chosen()];
    if (!option || event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.chosen.update((at) => (at + step + options.length) % options.length);
    else if (event.key === 'Enter' || event.key === 'Tab') this.choose(option);
    else if (event.key === 'Escape') this.dismissedAt.set(this.trigger()?.from ?? null);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** The field is not ours: what it says about the list is written by hand. */
  private describeField(): void {
    const field = this.field();
    const option = this.options()[this.chosen()];
    field.setAttribute('aria-autocomplete', 'list');
    if (option) {
      field.setAttribute('aria-controls', 'writing-options');
      field.setAttribute('aria-activedescendant', `writing-option-${option.id}`);
    } else {
      field.removeAttribute('aria-controls');
      field.removeAttribute('aria-activedescendant');
    }
  }
}

/** Begins with what was typed, or one of its words does. */
function matchesName(name: string, begins: string): boolean {
  const lower = name.toLowerCase();
  return lower.startsWith(begins) || lower.split(/\s+/).some((word) => word.startsWith(begins));
}
