import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

interface Piece {
  readonly text: string;
  readonly isHit: boolean;
}

/** A text with the places marked where a search found its words. It stays text: nothing in it becomes markup. */
@Component({
  selector: 'sb-highlighted-text',
  template: `@for (piece of pieces(); track $index) {
    @if (piece.isHit) {
      <mark>{{ piece.text }}</mark>
    } @else {
      <span>{{ piece.text }}</span>
    }
  }`,
  styles: `
    mark {
      border-radius: 2px;
      background: var(--mat-sys-tertiary-container);
      color: var(--mat-sys-on-tertiary-container);
      font-weight: 600;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HighlightedTextComponent {
  readonly text = input.required<string>();
  /** Ascending, each [from, to). */
  readonly ranges = input<readonly (readonly [number, number])[]>([]);

  protected readonly pieces = computed(() => piecesOf(this.text(), this.ranges()));
}

function piecesOf(text: string, ranges: readonly (readonly [number, number])[]): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const [from, to] of ranges) {
    if (from < end || to <= from) continue;
    pieces.push({ text: text.slice(end, from), isHit: false }, { text: text.slice(from, to), isHit: true });
    end = to;
  }
  pieces.push({ text: text.slice(end), isHit: false });
  return pieces.filter((piece) => piece.text);
}
