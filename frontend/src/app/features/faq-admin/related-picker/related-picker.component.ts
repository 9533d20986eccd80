import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import {
  MatAutocomplete,
  MatAutocompleteTrigger,
  type MatAutocompleteSelectedEvent,
} from '@angular/material/autocomplete';
import { MatChipGrid, MatChipInput, MatChipRemove, MatChipRow } from '@angular/material/chips';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatOption } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import { type FaqView, KNOWLEDGE_LIMITS, LIMITS } from '@switchboard/contracts';
import { FaqAdminApi } from '../faq-admin.api';

/** Whoever types is not asked about every letter, in ms. */
const TYPING_PAUSE = 250;
const OFFERED = 8;

/** Other FAQs that a reader may want next, chosen by words of theirs. */
@Component({
  selector: 'sb-related-picker',
  imports: [
    MatAutocomplete,
    MatAutocompleteTrigger,
    MatChipGrid,
    MatChipInput,
    MatChipRemove,
    MatChipRow,
    MatFormField,
    MatHint,
    MatIcon,
    MatLabel,
    MatOption,
    TranslocoDirective,
  ],
  templateUrl: './related-picker.component.html',
  styleUrl: './related-picker.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RelatedPickerComponent {
  private readonly api = inject(FaqAdminApi);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  private readonly questions = signal<ReadonlyMap<string, string>>(new Map());
  private readonly asked = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;

  /** Ids. */
  readonly related = input.required<readonly string[]>();
  /** The FAQ itself, which is not offered. */
  readonly own = input<string | null>(null);
  readonly changed = output<string[]>();

  private readonly found = signal<readonly FaqView[]>([]);
  protected readonly offered = computed(() =>
    this.found()
      .filter(({ _id }) => _id !== this.own() && !this.related().includes(_id))
      .slice(0, OFFERED),
  );
  protected readonly chosen = computed(() =>
    this.related().map((id) => ({ id, question: this.questions().get(id) ?? '…' })),
  );
  protected readonly isFull = computed(() => this.related().length >= KNOWLEDGE_LIMITS.related);

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
    effect(() => {
      const missing = this.related().filter((id) => !this.asked.has(id));
      untracked(() => missing.forEach((id) => void this.readQuestion(id)));
    });
  }

  protected searchSoon(words: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.search(words.trim()), TYPING_PAUSE);
  }

  protected choose({ option }: MatAutocompleteSelectedEvent): void {
    const faq = option.value as FaqView;
    const field = this.field()?.nativeElement;
    if (field) field.value = '';
    this.found.set([]);
    if (this.isFull()) return;
    this.know(faq._id, faq.question);
    this.changed.emit([...this.related(), faq._id]);
  }

  protected remove(id: string): void {
    this.changed.emit(this.related().filter((one) => one !== id));
  }

  protected readonly nothing = () => '';

  private async search(words: string): Promise<void> {
    const turn = ++this.turn;
    if (!words) return this.found.set([]);
    try {
      const search = words.slice(0, LIMITS.search);
      const { data } = await this.api.list({ search, includeInactive: true, limit: OFFERED * 2 });
      if (turn === this.turn) this.found.set(data);
    } catch {
      // Nothing is offered: the words can be typed again.
      if (turn === this.turn) this.found.set([]);
    }
  }

  private async readQuestion(id: string): Promise<void> {
    this.asked.add(id);
    if (this.questions().has(id)) return;
    try {
      this.know(id, (await this.api.get(id)).faq.question);
    } catch {
      // One that is gone can still be taken away, by its id.
      this.know(id, id);
    }
  }

  private know(id: string, question: string): void {
    this.questions.update((known) => new Map(known).set(id, question));
  }
}
