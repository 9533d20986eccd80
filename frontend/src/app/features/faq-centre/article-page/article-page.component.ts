import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  resource,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { FaqView } from '@switchboard/contracts';
import { SessionStore } from '../../../core/auth/session.store';
import { toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { MarkdownComponent } from '../../../shared/ui/markdown/markdown.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { TimeComponent } from '../../../shared/ui/time/time.component';
import { HelpApi } from '../help.api';
import { HelpStore } from '../help.store';
import { HelpfulVoteComponent } from '../helpful-vote/helpful-vote.component';

const MOST_RELATED = 5;

/** One article of the help, and where to go from it. */
@Component({
  selector: 'sb-article-page',
  imports: [
    HelpfulVoteComponent,
    ListSkeletonComponent,
    MarkdownComponent,
    MatButton,
    MatIcon,
    MatIconButton,
    RouterLink,
    StateMessageComponent,
    TimeComponent,
    TranslocoDirective,
  ],
  templateUrl: './article-page.component.html',
  styleUrl: './article-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ArticlePageComponent {
  private readonly api = inject(HelpApi);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly transloco = inject(TranslocoService);
  private readonly store = inject(HelpStore);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  readonly id = input.required<string>();

  protected readonly article = resource({
    params: () => this.id(),
    loader: ({ params }) => this.api.article(params),
  });
  protected readonly shown = computed(() =>
    this.article.hasValue()
      ? this.article.value()
      : this.article.error()
        ? null
        : this.store.known(this.id()),
  );
  /** The same ones are not read again when the article itself has been. */
  private readonly relatedIds = computed(() => this.shown()?.relatedQuestions.slice(0, MOST_RELATED), {
    equal: (a, b) => a?.join() === b?.join(),
  });
  protected readonly related = resource({
    params: () => this.relatedIds(),
    loader: ({ params }) => this.readRelated(params),
    defaultValue: [],
  });
  protected readonly isGone = computed(() =>
    ['FAQ_NOT_FOUND', 'INVALID_ID'].includes(toApiError(this.article.error()).code),
  );
  protected readonly problem = computed(() => errorText(this.transloco, toApiError(this.article.error())));
  protected readonly canAsk = computed(() => !this.session.can('conversations:read-all'));
  /** What was looked for before, to come back to it. */
  protected readonly backParams = computed(() => {
    const query = this.store.query();
    return { q: query?.search || null, category: query?.category ?? null };
  });
  private focused: string | null = null;

  constructor() {
    // A link among the related questions changes the page's content, not the page: say so by moving there.
    effect(() => {
      const heading = this.heading()?.nativeElement;
      const id = this.shown()?._id;
      if (!heading || !id || id === this.focused) return;
      this.focused = id;
      heading.focus();
    });
  }

  protected ask(): void {
    void this.router.navigate(['/chat'], { state: { startNew: true } });
  }

  protected toHelp(): void {
    void this.router.navigate(['/help']);
  }

  /** One that was removed, or is not shown any more, is left out. */
  private async readRelated(ids: readonly string[]): Promise<FaqView[]> {
    const read = await Promise.allSettled(
      ids.map(async (id) => this.store.known(id) ?? this.api.article(id)),
    );
    return read.filter((one) => one.status === 'fulfilled').map(({ value }) => value);
  }
}
