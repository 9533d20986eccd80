import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  computed,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { CATEGORIES, type Category, type FaqFileFormat, type FaqView, LIMITS } from '@switchboard/contracts';
import { firstValueFrom } from 'rxjs';
import { registerCommands } from '../../../core/commands/commands';
import { errorText } from '../../../core/http/error-text';
import { Toaster } from '../../../core/toasts/toaster';
import {
  ConfirmDialogComponent,
  type ConfirmDialogTexts,
} from '../../../shared/ui/confirm-dialog/confirm-dialog.component';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { SearchFieldComponent } from '../../../shared/ui/search-field/search-field.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { FaqAdminApi } from '../faq-admin.api';
import { type FaqMove, FaqRowsComponent } from '../faq-rows/faq-rows.component';
import { ImportDialogComponent } from '../import-dialog/import-dialog.component';
import { KnowledgeStore } from '../knowledge.store';

/** What is in the address besides the words. */
const STATUSES = ['draft', 'published'] as const;
type Status = (typeof STATUSES)[number];

/** The knowledge base as its admins see it: drafts too, in the order that readers get it in. */
@Component({
  selector: 'sb-knowledge-page',
  imports: [
    FaqRowsComponent,
    ListSkeletonComponent,
    MatButton,
    MatIcon,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    RouterLink,
    SearchFieldComponent,
    StateMessageComponent,
    TranslocoDirective,
  ],
  templateUrl: './knowledge-page.component.html',
  styleUrl: './knowledge-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KnowledgePageComponent {
  private readonly api = inject(FaqAdminApi);
  private readonly dialogs = inject(MatDialog);
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  private readonly field = viewChild(SearchFieldComponent);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly store = inject(KnowledgeStore);

  /** From the address: anybody may have written them. */
  readonly q = input<string>();
  readonly category = input<string>();
  readonly status = input<string>();

  protected readonly categories = CATEGORIES;
  protected readonly statuses = STATUSES;
  protected readonly search = computed(() => (this.q() ?? '').trim().slice(0, LIMITS.search));
  protected readonly chosenCategory = computed(
    () => CATEGORIES.find((category) => category === this.category()) ?? null,
  );
  protected readonly chosenStatus = computed(
    () => STATUSES.find((status) => status === this.status()) ?? null,
  );
  protected readonly isNarrowed = computed(
    () => this.search() !== '' || this.chosenCategory() !== null || this.chosenStatus() !== null,
  );
  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error ? errorText(this.transloco, error) : '';
  });

  constructor() {
    effect(() => {
      const status = this.chosenStatus();
      const query = {
        search: this.search(),
        category: this.chosenCategory(),
        isActive: status && status === 'published',
      };
      untracked(() => void this.store.ask(query));
    });
    registerCommands([
      {
        id: 'knowledge.new',
        label: 'knowledge.new',
        icon: 'add',
        run: () => void this.router.navigate(['/knowledge', 'new']),
      },
      {
        id: 'knowledge.search',
        label: 'knowledge.search',
        icon: 'search',
        shortcut: '/',
        run: () => this.field()?.focus(),
      },
    ]);
  }

  protected go(queryParams: { q?: string | null; category?: Category | null; status?: Status | null }): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected move({ faq, after }: FaqMove): Promise<void> {
    return this.try(() => this.store.move(faq, after));
  }

  protected publish(faq: FaqView): Promise<void> {
    return this.try(async () => {
      await this.store.publish(faq, !faq.isActive);
      this.toaster.show(faq.isActive ? 'knowledge.unpublished' : 'knowledge.published');
    });
  }

  protected async delete(faq: FaqView): Promise<void> {
    if (!(await this.confirmDeletion(faq))) return;
    await this.try(async () => {
      await this.store.delete(faq);
      this.toaster.show('knowledge.deleted');
      // The row with the button that had the focus is gone.
      this.heading()?.nativeElement.focus();
    });
  }

  protected export(format: FaqFileFormat): Promise<void> {
    return this.try(() => this.api.export(format));
  }

  protected async import(): Promise<void> {
    const dialog = this.dialogs.open<ImportDialogComponent, undefined, boolean>(ImportDialogComponent, {
      injector: this.injector,
      width: '720px',
      maxWidth: '96vw',
    });
    if (await firstValueFrom(dialog.afterClosed())) await this.store.reload();
  }

  private async confirmDeletion({ question }: FaqView): Promise<boolean> {
    const data: ConfirmDialogTexts = {
      heading: this.transloco.translate('knowledge.confirmDelete'),
      text: this.transloco.translate('knowledge.confirmDeleteText', { question }),
      confirm: this.transloco.translate('knowledge.delete'),
      cancel: this.transloco.translate('cancel'),
    };
    const dialog = this.dialogs.open<ConfirmDialogComponent, ConfirmDialogTexts, boolean>(
      ConfirmDialogComponent,
      { data, width: '420px', maxWidth: '96vw' },
    );
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }

  private async try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (cause) {
      this.toaster.showError(cause);
    }
  }
}
