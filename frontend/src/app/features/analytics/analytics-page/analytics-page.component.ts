import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { AnalyticsTable } from '@switchboard/contracts';
import { errorText } from '../../../core/http/error-text';
import { Toaster } from '../../../core/toasts/toaster';
import { dateFormat } from '../../../shared/ui/intl/formats';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { rangeProblem } from '../../../shared/ui/day-field/asked-range';
import { type Question, SECTIONS, readAddress, toParams } from '../analytics-address';
import { AnalyticsApi } from '../analytics.api';
import { AnalyticsStore } from '../analytics.store';
import { cardsOf } from '../cards/cards';
import { FigureCardComponent } from '../figure-card/figure-card.component';
import { RangePickerComponent } from '../range-picker/range-picker.component';

/** How the desk does: a range of time, seen from four sides. */
@Component({
  selector: 'sb-analytics-page',
  imports: [
    FigureCardComponent,
    ListSkeletonComponent,
    RangePickerComponent,
    RouterLink,
    StateMessageComponent,
    TranslocoDirective,
  ],
  providers: [AnalyticsStore],
  templateUrl: './analytics-page.component.html',
  styleUrl: './analytics-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AnalyticsPageComponent {
  private readonly api = inject(AnalyticsApi);
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  protected readonly store = inject(AnalyticsStore);

  private readonly params = toSignal(this.route.queryParamMap, { requireSync: true });
  protected readonly sections = SECTIONS;
  protected readonly question = computed(() => readAddress(this.params()), {
    equal: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
  /** Days that cannot be shown are not asked for. */
  protected readonly rangeProblem = computed(() => rangeProblem(this.question(), new Date()));
  protected readonly cards = computed(() => {
    const figures = this.store.figures();
    const translate = (key: string, params?: Record<string, string | number>) =>
      this.transloco.translate(key, params);
    return figures && cardsOf(translate, figures);
  });
  protected readonly asOf = computed(() => {
    const asOf = this.store.figures()?.meta.asOf;
    return asOf ? dateFormat({ timeStyle: 'medium' }).format(new Date(asOf)) : null;
  });
  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error ? errorText(this.transloco, error) : '';
  });

  constructor() {
    effect(() => {
      const question = this.question();
      const canBeAsked = this.rangeProblem() === null;
      untracked(() => (canBeAsked ? void this.store.show(question) : this.store.clear()));
    });
  }

  protected ask(changes: Partial<Question>): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: toParams({ ...this.question(), ...changes }),
      replaceUrl: true,
    });
  }

  protected addressOf(section: Question['section']) {
    return toParams({ ...this.question(), section });
  }

  protected async export(table: AnalyticsTable): Promise<void> {
    try {
      await this.api.export(table, this.store.queryOf(this.question()));
    } catch (cause) {
      this.toaster.showError(cause);
    }
  }
}
