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
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { AuditEntryView } from '@switchboard/contracts';
import { errorText } from '../../../core/http/error-text';
import { SearchPages } from '../../../core/http/search-pages';
import { Toaster } from '../../../core/toasts/toaster';
import { isReversed } from '../../../shared/ui/day-field/days';
import { ListFrameComponent } from '../../../shared/ui/list-frame/list-frame.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { AuditEntryComponent } from '../audit-entry/audit-entry.component';
import { AuditFiltersComponent } from '../audit-filters/audit-filters.component';
import { type AuditQuestion, isNarrowed, readAddress, toFilters, toParams } from '../audit-address';
import { AuditApi } from '../audit.api';

/** Who did what, when and from where: searched, read, and taken out as a file. */
@Component({
  selector: 'sb-audit-page',
  imports: [
    AuditEntryComponent,
    AuditFiltersComponent,
    ListFrameComponent,
    MatButton,
    MatIcon,
    StateMessageComponent,
    TranslocoDirective,
  ],
  templateUrl: './audit-page.component.html',
  styleUrl: './audit-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuditPageComponent {
  private readonly api = inject(AuditApi);
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);

  private readonly params = toSignal(this.route.queryParamMap, { requireSync: true });
  protected readonly question = computed(() => readAddress(this.params()));
  protected readonly isNarrowed = computed(() => isNarrowed(this.question()));
  /** Nothing can lie between such days: nothing is asked. */
  protected readonly isReversed = computed(() => isReversed(this.question().from, this.question().to));
  protected readonly pages = new SearchPages<AuditEntryView>((cursor) =>
    this.api.list(toFilters(this.question()), cursor),
  );
  protected readonly problem = computed(() => {
    const error = this.pages.error();
    return error ? errorText(this.transloco, error) : '';
  });
  private readonly exporting = signal(false);
  protected readonly isExporting = this.exporting.asReadonly();

  constructor() {
    effect(() => {
      this.question();
      if (!this.isReversed()) untracked(() => void this.pages.read());
    });
  }

  protected ask(question: Partial<AuditQuestion>): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: toParams(question),
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected async export(): Promise<void> {
    this.exporting.set(true);
    try {
      await this.api.export(toFilters(this.question()));
    } catch (cause) {
      this.toaster.showError(cause);
    } finally {
      this.exporting.set(false);
    }
  }
}
