import {
  ChangeDetectionStrategy,
  Component,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { FaqDifference, FaqVersionView } from '@switchboard/contracts';
import { toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { TimeComponent } from '../../../shared/ui/time/time.component';
import { DifferencesComponent } from '../differences/differences.component';
import { FaqAdminApi } from '../faq-admin.api';

/** What the FAQ has been, by whom, and what has changed since. */
@Component({
  selector: 'sb-versions-panel',
  imports: [DifferencesComponent, ListSkeletonComponent, MatButton, TimeComponent, TranslocoDirective],
  templateUrl: './versions-panel.component.html',
  styleUrl: './versions-panel.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VersionsPanelComponent {
  private readonly api = inject(FaqAdminApi);
  private readonly transloco = inject(TranslocoService);
  private turn = 0;

  readonly faq = input.required<string>();
  /** The present one; another one has the list read anew. */
  readonly revision = input.required<number>();
  /** Unsaved words would be lost by a restore. */
  readonly canRestore = input(true);
  readonly restore = output<number>();

  private readonly cursor = signal<string | null>(null);
  protected readonly versions = signal<readonly FaqVersionView[] | null>(null);
  protected readonly hasMore = signal(false);
  protected readonly problem = signal<string | null>(null);
  /** The version that is compared with the present one. */
  protected readonly compared = signal<number | null>(null);
  protected readonly differences = signal<readonly FaqDifference[] | null>(null);

  constructor() {
    effect(() => {
      this.faq();
      this.revision();
      untracked(() => {
        this.compared.set(null);
        void this.read(null);
      });
    });
  }

  protected readMore(): void {
    void this.read(this.cursor());
  }

  protected readAgain(): void {
    void this.read(null);
  }

  protected async compare(version: number): Promise<void> {
    this.differences.set(null);
    if (this.compared() === version) return this.compared.set(null);
    this.compared.set(version);
    try {
      const differences = await this.api.diff(this.faq(), version, this.revision());
      if (this.compared() === version) this.differences.set(differences);
    } catch (cause) {
      this.compared.set(null);
      this.problem.set(errorText(this.transloco, toApiError(cause)));
    }
  }

  private async read(cursor: string | null): Promise<void> {
    const turn = ++this.turn;
    try {
      const { data, meta } = await this.api.versions(this.faq(), cursor ?? undefined);
      if (turn !== this.turn) return;
      this.versions.update((known) => (cursor ? [...(known ?? []), ...data] : data));
      this.cursor.set(meta.nextCursor);
      this.hasMore.set(meta.nextCursor !== null);
      this.problem.set(null);
    } catch (cause) {
      if (turn === this.turn) this.problem.set(errorText(this.transloco, toApiError(cause)));
    }
  }
}
