import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import {
  MatAutocomplete,
  MatAutocompleteTrigger,
  type MatAutocompleteSelectedEvent,
} from '@angular/material/autocomplete';
import {
  MatChipGrid,
  MatChipInput,
  type MatChipInputEvent,
  MatChipRemove,
  MatChipRow,
} from '@angular/material/chips';
import { MatIcon } from '@angular/material/icon';
import { MatOption } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import { LIMITS } from '@switchboard/contracts';

const MOST_OFFERED = 8;

/** A conversation's tags: each can be taken away, and new ones are offered from those in use. */
@Component({
  selector: 'sb-tag-editor',
  imports: [
    MatAutocomplete,
    MatAutocompleteTrigger,
    MatChipGrid,
    MatChipInput,
    MatChipRemove,
    MatChipRow,
    MatIcon,
    MatOption,
    TranslocoDirective,
  ],
  templateUrl: './tag-editor.component.html',
  styleUrl: './tag-editor.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TagEditorComponent {
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private readonly trigger = viewChild.required(MatAutocompleteTrigger);

  readonly tags = input.required<readonly string[]>();
  /** Tags in use elsewhere. */
  readonly known = input<readonly string[]>([]);
  readonly isDisabled = input(false);
  readonly changed = output<string[]>();

  protected readonly longest = LIMITS.tag;
  protected readonly written = signal('');
  protected readonly isFull = computed(() => this.tags().length >= LIMITS.tags);
  protected readonly offered = computed(() => {
    const words = this.written().trim().toLocaleLowerCase();
    return this.known()
      .filter((tag) => !this.tags().includes(tag) && tag.toLocaleLowerCase().includes(words))
      .slice(0, MOST_OFFERED);
  });

  focus(): void {
    this.field().nativeElement.focus();
  }

  protected add({ value }: MatChipInputEvent): void {
    // Enter on an offer is that offer, not what was typed to find it.
    if (!this.trigger().activeOption) this.take(value);
  }

  protected choose({ option }: MatAutocompleteSelectedEvent): void {
    this.take(option.value as string);
  }

  protected remove(tag: string): void {
    this.changed.emit(this.tags().filter((one) => one !== tag));
  }

  private take(words: string): void {
    const tag = words.trim().slice(0, LIMITS.tag);
    this.field().nativeElement.value = '';
    this.written.set('');
    if (tag && !this.tags().includes(tag) && !this.isFull()) this.changed.emit([...this.tags(), tag]);
  }
}
