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
  linkedSignal,
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
  /** An input has what was drawn last, and keys come faster than that. */
  private readonly order = linkedSignal(() => this.faqs());

  protected drop({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    this.move(previousIndex, currentIndex);
  }

  protected moveByKey(event: KeyboardEvent, { _id }: FaqView): void {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!step) return;
    event.preventDefault();
    const index = this.order().findIndex((faq) => faq._id === _id);
    const count = this.order().length;
    const to = index + step;
    if (index < 0 || to < 0 || to >= count) return;
    this.move(index, to);
    void this.announcer.announce(this.transloco.translate('knowledge.movedTo', { place: to + 1, count }));
    afterNextRender(() => this.handleOf(_id)?.focus(), { injector: this.injector });
  }

  private move(from: number, to: number): void {
    const faq = this.order()[from];
    if (!faq || from === to) return;
    const others = this.order().filter((one) => one !== faq);
    this.order.set([...others.slice(0, to), faq, ...others.slice(to)]);
    this.moved.emit({ faq, after: others[to - 1] ?? null });
  }

  private handleOf(id: string): HTMLElement | null {
    return this.host.nativeElement.querySelector(`[data-handle="${id}"]`);
  }
}
