import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { CATEGORIES, type Category, LIMITS } from '@switchboard/contracts';
import { SessionStore } from '../../../core/auth/session.store';
import { errorText } from '../../../core/http/error-text';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { SearchFieldComponent } from '../../../shared/ui/search-field/search-field.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { HelpStore } from '../help.store';
import { plainWords } from '../plain-words';

/** The help: articles by category, or what a search finds, the best first. The address holds what was asked. */
@Component({
  selector: 'sb-help-page',
  imports: [
    ListSkeletonComponent,
    MatButton,
    RouterLink,
    SearchFieldComponent,
    StateMessageComponent,
    TranslocoDirective,
  ],
  templateUrl: './help-page.component.html',
  styleUrl: './help-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HelpPageComponent {
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly transloco = inject(TranslocoService);
  protected readonly store = inject(HelpStore);

  /** From the address. */
  readonly q = input<string>();
  /** From the address: anybody may have written it. */
  readonly category = input<string>();

  protected readonly plainWords = plainWords;
  protected readonly search = computed(() => (this.q() ?? '').trim().slice(0, LIMITS.search));
  protected readonly chosen = computed(() => CATEGORIES.find((one) => one === this.category()) ?? null);
  protected readonly canAsk = computed(() => !this.session.can('conversations:read-all'));
  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error ? errorText(this.transloco, error) : '';
  });

  constructor() {
    effect(() => {
      const query = { search: this.search(), category: this.chosen() };
      untracked(() => void this.store.ask(query));
    });
  }

  protected choose(category: Category | null): void {
    this.go({ category });
  }

  protected ask(): void {
    void this.router.navigate(['/chat'], { state: { startNew: true } });
  }

  protected go(changes: { q?: string | null; category?: Category | null }): void {
    void this.router.navigate([], {
      queryParams: changes,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
