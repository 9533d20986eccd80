import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  afterRenderEffect,
  computed,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { StaffConversationView } from '@switchboard/contracts';
import { errorText } from '../../../core/http/error-text';
import { PresenceStore } from '../../../core/realtime/presence.store';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { INBOX_ROW_REM, InboxRowComponent } from '../inbox-row/inbox-row.component';
import { filtersThatAreOn } from '../inbox/inbox-query';
import { InboxStore } from '../inbox/inbox.store';
import { arrivedAbove, shiftOf } from './reading-position';

/** More is read when fewer rows than this are left below what is rendered. */
const ROWS_AHEAD = 30;

/** The rows of the inbox. Only those in sight are rendered, and what is being read stays in its place. */
@Component({
  selector: 'sb-inbox-list',
  imports: [
    CdkFixedSizeVirtualScroll,
    CdkVirtualForOf,
    CdkVirtualScrollViewport,
    InboxRowComponent,
    ListSkeletonComponent,
    MatButton,
    MatIcon,
    StateMessageComponent,
    TranslocoDirective,
  ],
  templateUrl: './inbox-list.component.html',
  styleUrl: './inbox-list.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    '(pointerenter)': 'isUnderPointer.set(true)',
    '(pointerleave)': 'isUnderPointer.set(false)',
    '[style.--row-height.px]': 'rowHeight',
  },
})
export class InboxListComponent {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly transloco = inject(TranslocoService);
  private readonly viewport = viewChild(CdkVirtualScrollViewport);
  protected readonly presence = inject(PresenceStore);
  protected readonly store = inject(InboxStore);

  protected readonly rowHeight = INBOX_ROW_REM * rootFontSize();
  protected readonly isUnderPointer = signal(false);
  private readonly above = signal(0);
  /** Rows that came in above what is being read. */
  protected readonly newAbove = this.above.asReadonly();
  protected readonly isSearch = computed(() => this.store.query().search !== '');
  protected readonly isNarrowed = computed(() => filtersThatAreOn(this.store.query()).length > 0);
  protected readonly problem = computed(() => this.words(this.store.error()));
  protected readonly moreProblem = computed(() => this.words(this.store.moreError()));
  private before: readonly StaffConversationView[] = [];

  constructor() {
    const resizes =
      typeof ResizeObserver === 'undefined'
        ? null
        : new ResizeObserver(() => this.viewport()?.checkViewportSize());
    resizes?.observe(this.element.nativeElement);
    inject(DestroyRef).onDestroy(() => resizes?.disconnect());

    afterRenderEffect(() => {
      const rows = this.store.rows();
      const viewport = this.viewport();
      untracked(() => {
        if (viewport && this.before.length && rows.length) this.keepPosition(viewport, this.before, rows);
        else this.above.set(0);
        this.before = rows;
        if (viewport) this.readAhead(viewport);
      });
    });
  }

  protected readonly byId = (_: number, { _id }: StaffConversationView) => _id;

  protected followScroll(firstIndex: number): void {
    if (firstIndex === 0) this.above.set(0);
    const viewport = this.viewport();
    if (viewport) this.readAhead(viewport);
  }

  protected goUp(): void {
    this.viewport()?.scrollToIndex(0);
    this.above.set(0);
    this.focusRow(0);
  }

  /** Up and down go from row to row, also to those that are not rendered yet. */
  protected step(event: Event, by: 1 | -1): void {
    const item = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    if (!item) return;
    event.preventDefault();
    const index = Number(item.dataset['index']) + by;
    if (index >= 0 && index < this.store.rows().length) this.focusRow(index);
  }

  private readAhead(viewport: CdkVirtualScrollViewport): void {
    if (this.store.moreError()) return;
    if (viewport.getRenderedRange().end > this.store.rows().length - ROWS_AHEAD) void this.store.loadMore();
  }

  private focusRow(index: number): void {
    const row = this.element.nativeElement.querySelector<HTMLElement>(`[data-index="${index}"] a`);
    row?.focus();
  }

  /** At the top the newest come into sight, unless somebody is at the rows: then all that is in sight stays put. */
  private keepPosition(
    viewport: CdkVirtualScrollViewport,
    before: readonly StaffConversationView[],
    after: readonly StaffConversationView[],
  ): void {
    const offset = viewport.measureScrollOffset();
    const isAtRows = this.isUnderPointer() || this.element.nativeElement.contains(document.activeElement);
    if (offset < this.rowHeight / 2 && !isAtRows) {
      viewport.scrollToOffset(0);
      return;
    }
    const ids = [before.map(({ _id }) => _id), after.map(({ _id }) => _id)] as const;
    const first = Math.round(offset / this.rowHeight);
    const inSight = Math.ceil(viewport.getViewportSize() / this.rowHeight);
    const shift = shiftOf(...ids, first, inSight);
    if (shift === 0) return;
    viewport.scrollToOffset(Math.max(0, offset + shift * this.rowHeight));
    viewport.checkViewportSize();
    this.above.update((count) => count + arrivedAbove(...ids, first, shift));
  }

  private words(error: Parameters<typeof errorText>[1] | null): string {
    return error ? errorText(this.transloco, error) : '';
  }
}

function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
