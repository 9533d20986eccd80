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
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { GapRow } from '@switchboard/contracts';
import { errorText } from '../../../core/http/error-text';
import { SearchPages } from '../../../core/http/search-pages';
import { Toaster } from '../../../core/toasts/toaster';
import { rangeProblem } from '../../../shared/ui/day-field/asked-range';
import { ListFrameComponent } from '../../../shared/ui/list-frame/list-frame.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { GapFiltersComponent } from '../gap-filters/gap-filters.component';
import { GapTableComponent } from '../gap-table/gap-table.component';
import { type GapsQuestion, isNarrowed, readAddress, toFilters, toParams } from '../gaps-address';
import { GapsApi } from '../gaps.api';
import { whileLookedAt } from '../while-looked-at';

/** How old the list may grow while somebody looks at it, in ms. */
export const REFRESH_EVERY = 15_000;

/** What customers ask and the assistant does not know, by how much it matters. */
@Component({
  selector: 'sb-gaps-page',
  imports: [
    GapFiltersComponent,
    GapTableComponent,
    ListFrameComponent,
    MatButton,
    MatIcon,
    MatIconButton,
    RouterLink,
    StateMessageComponent,
    TranslocoDirective,
  ],
  templateUrl: './gaps-page.component.html',
  styleUrl: './gaps-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GapsPageComponent {
  private readonly api = inject(GapsApi);
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);

  private readonly params = toSignal(this.route.queryParamMap, { requireSync: true });
  protected readonly question = computed(() => readAddress(this.params()));
  protected readonly isNarrowed = computed(() => isNarrowed(this.question()));
  protected readonly pages = new SearchPages<GapRow>((cursor) =>
    this.api.list(toFilters(this.question(), new Date()), cursor),
  );
  /** More than the first page is shown: reading it again would take the rest away. */
  private readonly isReadOn = signal(false);
  protected readonly isExporting = signal(false);
  protected readonly problem = computed(() => {
    const error = this.pages.error();
    return error ? errorText(this.transloco, error) : '';
  });

  /** Days that cannot be shown are not asked for. */
  protected readonly rangeProblem = computed(() => rangeProblem(this.question(), new Date()));

  constructor() {
    effect(() => {
      this.question();
      if (!this.rangeProblem()) untracked(() => void this.read());
    });
    whileLookedAt(
      async () => {
        if (!this.isReadOn() && !this.rangeProblem()) await this.pages.read();
      },
      () => REFRESH_EVERY,
    );
  }

  protected async read(): Promise<void> {
    this.isReadOn.set(false);
    await this.pages.read();
  }

  protected async readMore(): Promise<void> {
    this.isReadOn.set(true);
    await this.pages.readMore();
  }

  protected ask(changes: Partial<GapsQuestion>): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: toParams({ ...this.question(), ...changes }),
      replaceUrl: true,
    });
  }

  protected async export(): Promise<void> {
    this.isExporting.set(true);
    try {
      await this.api.export(toFilters(this.question(), new Date()));
    } catch (cause) {
      this.toaster.showError(cause);
    } finally {
      this.isExporting.set(false);
    }
  }
}
