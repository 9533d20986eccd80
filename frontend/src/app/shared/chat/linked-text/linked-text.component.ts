import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { linkify } from '../linkify';

/** Somebody's words, as text; web addresses in it can be followed. Never read as HTML. */
@Component({
  selector: 'sb-linked-text',
  template: `@for (part of parts(); track $index) {
    @if (part.href) {
      <a [href]="part.href" target="_blank" rel="noopener noreferrer nofollow">{{ part.text }}</a>
    } @else {
      <span>{{ part.text }}</span>
    }
  }`,
  styles: ':host { white-space: pre-wrap; overflow-wrap: anywhere; } a { color: inherit; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LinkedTextComponent {
  readonly text = input.required<string>();
  protected readonly parts = computed(() => linkify(this.text()));
}
