import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  Injector,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { SessionStore } from '../../../core/auth/session.store';
import { registerCommands } from '../../../core/commands/commands';
import { toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { Toaster } from '../../../core/toasts/toaster';
import {
  ConfirmDialogComponent,
  type ConfirmDialogTexts,
} from '../../../shared/ui/confirm-dialog/confirm-dialog.component';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { MarkdownComponent } from '../../../shared/ui/markdown/markdown.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { ConflictNoticeComponent } from '../conflict-notice/conflict-notice.component';
import { FaqEditor } from '../faq-editor';
import { FaqFormComponent } from '../faq-form/faq-form.component';
import { ImpactPanelComponent } from '../impact-panel/impact-panel.component';
import { TestPanelComponent } from '../test-panel/test-panel.component';
import { VersionsPanelComponent } from '../versions-panel/versions-panel.component';

const AIDS = ['preview', 'test', 'impact', 'versions'] as const;

/** Writes an FAQ: beside the form stand what readers will see, what the assistant would say, and what it was before. */
@Component({
  selector: 'sb-editor-page',
  imports: [
    ConflictNoticeComponent,
    FaqFormComponent,
    ImpactPanelComponent,
    ListSkeletonComponent,
    MarkdownComponent,
    MatButton,
    MatIcon,
    MatIconButton,
    RouterLink,
    StateMessageComponent,
    TestPanelComponent,
    TranslocoDirective,
    VersionsPanelComponent,
  ],
  providers: [FaqEditor],
  templateUrl: './editor-page.component.html',
  styleUrl: './editor-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EditorPageComponent {
  private readonly dialogs = inject(MatDialog);
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  protected readonly editor = inject(FaqEditor);

  /** From the address; `new` for one that is not there yet. */
  readonly id = input.required<string>();
  /** From the address, too: the knowledge gap that it is written for. */
  readonly gap = input<string>();

  private readonly content = viewChild<ElementRef<HTMLElement>>('content');
  protected readonly cameFrom = computed(() => {
    const gap = this.gap();
    return gap ? ['/analytics/gaps', gap] : ['/knowledge'];
  });
  /** Saving was tried: what is missing is said. */
  protected readonly isTried = signal(false);
  protected readonly problem = signal<string | null>(null);
  /** Its writer has gone on to something else, and is not fetched back. */
  private isLeft = false;
  /** What helps while writing; an FAQ that is not there yet has no versions. */
  protected readonly aids = computed(() =>
    this.editor.faq() ? AIDS : AIDS.filter((aid) => aid !== 'versions'),
  );
  protected readonly shownAid = signal<(typeof AIDS)[number]>('preview');
  protected readonly isPublished = computed(() => this.editor.faq()?.isActive ?? false);
  protected readonly failure = computed(() => {
    const error = this.editor.error();
    return error ? errorText(this.transloco, error) : '';
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => this.open(id));
    });
    effect(() => {
      // Whoever saved from the middle of a long answer sees why it is not saved.
      const why = this.editor.conflict() ?? this.problem() ?? this.editor.isGone();
      const content = this.content()?.nativeElement;
      if (why && content) content.scrollTop = 0;
    });
    registerCommands([
      {
        id: 'knowledge.save',
        label: 'knowledge.save',
        shortcut: 'Mod+s',
        run: () => void this.save(this.isPublished()),
      },
    ]);
  }

  /** For the router: asks before unsaved words are lost. */
  async mayLeave(): Promise<boolean> {
    if (!this.editor.isChanged() || !this.session.isSignedIn()) return true;
    // It has just been given its own address, and stays on the desk.
    const faq = this.editor.faq();
    if (faq && faq._id !== this.id()) return true;
    this.isLeft = await this.confirmLeaving();
    if (this.isLeft) this.editor.discard();
    return this.isLeft;
  }

  protected reload(): void {
    this.open(this.id());
  }

  protected async save(isActive: boolean): Promise<void> {
    this.isTried.set(true);
    if (!this.editor.isComplete() || this.editor.isSaving()) return;
    const [address, wasPublished] = [this.id(), this.isPublished()];
    await this.try(async () => {
      const id = await this.editor.save(isActive);
      if (id === null) return;
      this.isTried.set(false);
      this.toaster.show(this.wordsFor(wasPublished, isActive));
      if (id !== address && address === this.id() && !this.isLeft) {
        await this.router.navigate(['/knowledge', id], { replaceUrl: true });
      }
    });
  }

  protected async restore(version: number): Promise<void> {
    await this.try(async () => {
      const isDone = (await this.editor.restore(version)) !== null;
      if (isDone) this.toaster.show('knowledge.versions.done', { number: version + 1 });
    });
  }

  private open(id: string): void {
    this.isLeft = false;
    this.isTried.set(false);
    this.problem.set(null);
    void this.editor.open(id);
  }

  private wordsFor(wasPublished: boolean, isPublished: boolean): string {
    if (wasPublished === isPublished) return 'knowledge.saved';
    return isPublished ? 'knowledge.published' : 'knowledge.unpublished';
  }

  private async confirmLeaving(): Promise<boolean> {
    const data: ConfirmDialogTexts = {
      heading: this.transloco.translate('knowledge.leave.title'),
      text: this.transloco.translate('knowledge.leave.text'),
      confirm: this.transloco.translate('knowledge.leave.confirm'),
      cancel: this.transloco.translate('knowledge.leave.stay'),
    };
    const dialog = this.dialogs.open<ConfirmDialogComponent, ConfirmDialogTexts, boolean>(
      ConfirmDialogComponent,
      { data, injector: this.injector, width: '420px', maxWidth: '96vw' },
    );
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }

  private async try(act: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    try {
      await act();
    } catch (cause) {
      this.problem.set(this.textOf(cause));
    }
  }

  private textOf(cause: unknown): string {
    const error = toApiError(cause);
    const details = error.details.map(({ field, problem }) => `${field} ${problem}`);
    return [errorText(this.transloco, error), ...details].join(' ');
  }
}
