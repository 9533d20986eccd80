import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { DrillDownMeta, DrillDownRow } from '@switchboard/contracts';
import { errorText } from '../../../core/http/error-text';
import { SearchPages } from '../../../core/http/search-pages';
import { Toaster } from '../../../core/toasts/toaster';
import { numberText } from '../../../shared/ui/figures/figures';
import { dateFormat } from '../../../shared/ui/intl/formats';
import { ListFrameComponent } from '../../../shared/ui/list-frame/list-frame.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { AnalyticsApi } from '../analytics.api';
import { DrillDownRowComponent } from '../drill-down-row/drill-down-row.component';
import { readDrillDown, titleOf, WAY_BACK } from '../drill-down-address';

/** The conversations, or reports, that a figure is made of. */
@Component({
  selector: 'sb-drill-down-page',
  imports: [
    DrillDownRowComponent,
    ListFrameComponent,
    MatButton,
    MatIcon,
    MatIconButton,
    RouterLink,
    StateMessageComponent,
    TranslocoDirective,
  ],
  templateUrl: './drill-down-page.component.html',
  styleUrl: './drill-down-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DrillDownPageComponent {
  private readonly api = inject(AnalyticsApi);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  private readonly params = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  private readonly timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  private readonly meta = signal<DrillDownMeta | null>(null);

  protected readonly wayBack = WAY_BACK;
  protected readonly question = computed(() => readDrillDown(this.params(), this.timezone));
  protected readonly pages = new SearchPages<DrillDownRow>(async (cursor) => {
    const page = await this.api.drillDown(this.question(), cursor);
    this.meta.set(page.meta);
    return page;
  });
  protected readonly isExporting = signal(false);
  protected readonly problem = computed(() => {
    const error = this.pages.error();
    return error ? errorText(this.transloco, error) : '';
  });
  protected readonly title = computed(() =>
    titleOf((key, params) => this.transloco.translate(key, params), this.question(), this.meta()?.subject),
  );
  protected readonly summary = computed(() => {
    const meta = this.meta();
    if (!meta) return '';
    const format = dateFormat({ dateStyle: 'medium', timeStyle: 'short', timeZone: meta.timezone });
    return this.transloco.translate('analytics.drillDown.summary', {
      total: numberText(meta.total),
      range: format.formatRange(new Date(meta.from), new Date(meta.to)),
    });
  });
  /** Of what the figure counts, what is not there any more: known when all of it was read. */
  protected readonly missing = computed(() => {
    const [rows, meta] = [this.pages.items(), this.meta()];
    if (!rows || !meta || this.pages.hasMore()) return null;
    const there = rows.reduce((sum, { count }) => sum + count, 0);
    return there < meta.total ? { there: numberText(there), total: numberText(meta.total) } : null;
  });

  constructor() {
    effect(() => {
      this.question();
      untracked(() => {
        this.meta.set(null);
        void this.pages.read();
      });
    });
  }

  protected async export(): Promise<void> {
    this.isExporting.set(true);
    try {
      await this.api.exportDrillDown(this.question());
    } catch (cause) {
      this.toaster.showError(cause);
    } finally {
      this.isExporting.set(false);
    }
  }
}
