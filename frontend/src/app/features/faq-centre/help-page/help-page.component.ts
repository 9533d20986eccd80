import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { CATEGORIES, type Category, LIMITS } from '@switchboard/contracts';
import { SessionStore } from '../../../core/auth/session.store';
import { errorText } from '../../../core/http/error-text';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { HelpStore } from '../help.store';
import { plainWords } from '../plain-words';

/** Whoever types is not asked about every letter, in ms. */
const TYPING_PAUSE = 250;

/** The help: articles by category, or what a search finds, the best first. The address holds what was asked. */
@Component({
  selector: 'sb-help-page',
  imports: [
    ListSkeletonComponent,
    MatButton,
    MatIcon,
    MatIconButton,
    RouterLink,
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
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** From the address. */
  readonly q = input<string>();
  /** From the address: anybody may have written it. */
  readonly category = input<string>();

  protected readonly longest = LIMITS.search;
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
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected searchSoon(words: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.go({ q: words.trim() || null }), TYPING_PAUSE);
  }

  protected searchNow(words: string): void {
    clearTimeout(this.timer);
    this.go({ q: words.trim() || null });
  }

  protected choose(category: Category | null): void {
    this.go({ category });
  }

  protected ask(): void {
    void this.router.navigate(['/chat'], { state: { startNew: true } });
  }

  private go(changes: { q?: string | null; category?: Category | null }): void {
    void this.router.navigate([], {
      queryParams: changes,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
