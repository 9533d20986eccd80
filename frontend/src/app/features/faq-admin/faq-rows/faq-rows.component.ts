import { LiveAnnouncer } from '@angular/cdk/a11y';
import { CdkDrag, type CdkDragDrop, CdkDragHandle, CdkDropList } from '@angular/cdk/drag-drop';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  inject,
  input,
  output,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { FaqView } from '@switchboard/contracts';
import { TimeComponent } from '../../../shared/ui/time/time.component';

export interface FaqMove {
  readonly faq: FaqView;
  /** The one that it goes behind; null: it becomes the first. */
  readonly after: FaqView | null;
}

/** The FAQs of a category, to be opened, published, and put into another order by dragging or by arrow keys. */
@Component({
  selector: 'sb-faq-rows',
  imports: [
    CdkDrag,
    CdkDragHandle,
    CdkDropList,
    MatIcon,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    RouterLink,
    TimeComponent,
    TranslocoDirective,
  ],
  templateUrl: './faq-rows.component.html',
  styleUrl: './faq-rows.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FaqRowsComponent {
  private readonly announcer = inject(LiveAnnouncer);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly transloco = inject(TranslocoService);

  readonly faqs = input.required<readonly FaqView[]>();
  /** What a search finds has no order of its own. */
  readonly canMove = input(true);
  readonly moved = output<FaqMove>();
  readonly publish = output<FaqView>();
  readonly remove = output<FaqView>();

  protected drop({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    this.move(previousIndex, currentIndex);
  }

  protected moveByKey(event: KeyboardEvent, index: number): void {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!step) return;
    event.preventDefault();
    const to = index + step;
    const faq = this.faqs()[index];
    if (!faq || to < 0 || to >= this.faqs().length) return;
    this.move(index, to);
    void this.announcer.announce(
      this.transloco.translate('knowledge.movedTo', { place: to + 1, count: this.faqs().length }),
    );
    afterNextRender(() => this.handleOf(faq)?.focus(), { injector: this.injector });
  }

  private move(from: number, to: number): void {
    const faq = this.faqs()[from];
    if (!faq || from === to) return;
    const others = this.faqs().filter((one) => one !== faq);
    this.moved.emit({ faq, after: others[to - 1] ?? null });
  }

  private handleOf({ _id }: FaqView): HTMLElement | null {
    return this.host.nativeElement.querySelector(`[data-handle="${_id}"]`);
  }
}
