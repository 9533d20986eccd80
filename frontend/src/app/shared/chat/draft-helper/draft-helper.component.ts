import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { REWRITE_STYLES, type RewriteStyle, type WritingHelp } from '@switchboard/contracts';
import { type ApiError, toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { WritingApi } from '../writing.api';
import { type Language, languages } from './languages';

interface Change {
  readonly before: string;
  readonly after: string;
}

/** Improves what stands in the composer. What was typed comes back with "Undo", and is never overwritten unseen. */
@Component({
  selector: 'sb-draft-helper',
  imports: [MatIcon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, TranslocoDirective],
  templateUrl: './draft-helper.component.html',
  styleUrl: './draft-helper.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DraftHelperComponent {
  private readonly api = inject(WritingApi);
  private readonly transloco = inject(TranslocoService);

  readonly conversationId = input.required<string>();
  readonly text = input.required<string>();
  readonly replaced = output<string>();

  protected readonly styles = REWRITE_STYLES;
  protected readonly languages = languages();
  protected readonly hasWords = computed(() => this.text().trim().length > 0);
  protected readonly isWorking = linkedSignal({ source: this.conversationId, computation: () => false });
  private readonly change = signal<Change | null>(null);
  /** What is said about a draft ends with the next stroke. */
  protected readonly problem = linkedSignal<string, string | null>({
    source: this.text,
    computation: () => null,
  });
  protected readonly wasKept = linkedSignal({ source: this.text, computation: () => false });
  protected readonly canUndo = computed(() => this.change()?.after === this.text() && this.hasWords());
  private lastAsked: ((text: string) => Promise<WritingHelp>) | null = null;

  protected rewrite(style: RewriteStyle): void {
    void this.ask((text) => this.api.rewrite({ text, style }));
  }

  protected translate({ tag }: Language): void {
    void this.ask((text) => this.api.translate({ text, language: tag }));
  }

  protected tryAgain(): void {
    if (this.lastAsked) void this.ask(this.lastAsked);
  }

  protected undo(): void {
    const change = this.change();
    this.change.set(null);
    if (change) this.replaced.emit(change.before);
  }

  private async ask(call: (text: string) => Promise<WritingHelp>): Promise<void> {
    const conversationId = this.conversationId();
    const before = this.text();
    this.lastAsked = call;
    this.problem.set(null);
    this.isWorking.set(true);
    try {
      const { text: after } = await call(before.trim());
      if (this.conversationId() !== conversationId) return;
      if (this.text() === before) this.replace({ before, after });
      else this.wasKept.set(true);
    } catch (cause) {
      if (this.conversationId() === conversationId) this.problem.set(this.problemText(toApiError(cause)));
    } finally {
      if (this.conversationId() === conversationId) this.isWorking.set(false);
    }
  }

  /** What is not available is said best by the server: translating needs a language model, and there may be none. */
  private problemText(error: ApiError): string {
    return error.code === 'DEPENDENCY_UNAVAILABLE' ? error.message : errorText(this.transloco, error);
  }

  private replace(change: Change): void {
    this.change.set(change);
    this.replaced.emit(change.after);
  }
}
