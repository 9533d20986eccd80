import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { LinkedTextComponent } from '../linked-text/linked-text.component';
import { StaffDirectory } from '../staff-directory';

interface Part {
  readonly text: string;
  readonly isMention: boolean;
}

/** A note, in which the names of those whom it calls stand out. */
@Component({
  selector: 'sb-note-text',
  imports: [LinkedTextComponent],
  template: `@for (part of parts(); track $index) {
    @if (part.isMention) {
      <strong>{{ part.text }}</strong>
    } @else {
      <sb-linked-text [text]="part.text" />
    }
  }`,
  styles: `
    strong {
      padding-inline: 2px;
      border-radius: 4px;
      background: color-mix(in srgb, currentcolor 14%, transparent);
      font-weight: 600;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NoteTextComponent {
  private readonly directory = inject(StaffDirectory);
  readonly text = input.required<string>();
  /** Ids of staff. */
  readonly mentions = input.required<readonly string[]>();

  protected readonly parts = computed<readonly Part[]>(() => {
    const calls = this.mentions().flatMap((id) => this.directory.nameOf(id) ?? []);
    return calls.length ? partsOf(this.text(), calls) : [{ text: this.text(), isMention: false }];
  });

  constructor() {
    effect(() => {
      if (this.mentions().some((id) => !this.directory.nameOf(id))) void this.directory.refresh();
    });
  }
}

function partsOf(text: string, names: readonly string[]): Part[] {
  // The longest first: "@Ada Lovelace" is not "@Ada" and a word.
  const written = [...names].sort((a, b) => b.length - a.length).map(escapeForPattern);
  return text
    .split(new RegExp(`(@(?:${written.join('|')}))`))
    .filter(Boolean)
    .map((part) => ({ text: part, isMention: names.includes(part.slice(1)) && part.startsWith('@') }));
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
