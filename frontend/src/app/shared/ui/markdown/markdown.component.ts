import {
  ChangeDetectionStrategy,
  Component,
  ViewEncapsulation,
  computed,
  input,
  signal,
} from '@angular/core';

type Parser = typeof import('./markdown-parser');

const parser = signal<Parser | null>(null);
let underWay: Promise<void> | null = null;

/** The parser comes when the first text needs it. Without it, texts are shown as they were written. */
export function loadMarkdown(): Promise<void> {
  underWay ??= import('./markdown-parser').then(
    (loaded) => parser.set(loaded),
    () => void (underWay = null),
  );
  return underWay;
}

/** Most texts are plain sentences, and need no parser to be shown. */
const MARKED_UP = /[*_`#[\]<>|~\\&@]|\n\s*(?:[-+>]|\d+[.)])|^\s*(?:[-+]|\d+[.)])\s|\n\n|https?:|www\./;

/** Markdown that somebody wrote, made harmless: see `markdown-parser`, and the sanitizer behind `innerHTML`. */
@Component({
  selector: 'sb-markdown',
  template: `
    @if (html(); as markup) {
      <div class="markup" [class.is-being-written]="isBeingWritten()" [innerHTML]="markup"></div>
    } @else {
      <div class="plain" [class.is-being-written]="isBeingWritten()">{{ text() }}</div>
    }
  `,
  styleUrl: './markdown.component.scss',
  // What `innerHTML` brings has no attribute that scoped styles could find.
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MarkdownComponent {
  readonly text = input.required<string>();
  /** The level of its highest heading. */
  readonly topHeading = input(3);
  /** Shows a caret at the end. */
  readonly isBeingWritten = input(false);

  protected readonly html = computed(() => {
    const text = this.text();
    if (!MARKED_UP.test(text)) return null;
    const loaded = parser();
    if (!loaded) {
      void loadMarkdown();
      return null;
    }
    try {
      return loaded.markdownToHtml(text, this.topHeading());
    } catch {
      // Nested deeper than a parser can follow: the words themselves can still be read.
      return null;
    }
  });
}
