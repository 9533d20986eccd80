import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  DEFAULT_CHAT_PREFERENCES,
  LIMITS,
  type Playground,
  type PreviewMessage,
  RESPONSE_LENGTHS,
  TONES,
} from '@switchboard/contracts';
import { toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { AssistantApi } from '../assistant.api';
import { PlaygroundResultComponent } from '../playground-result/playground-result.component';

/** Asks every provider what it would say. Nothing of it is stored. */
@Component({
  selector: 'sb-playground',
  imports: [
    ListSkeletonComponent,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    PlaygroundResultComponent,
    ReactiveFormsModule,
    TranslocoDirective,
  ],
  templateUrl: './playground.component.html',
  styleUrl: './playground.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlaygroundComponent {
  private readonly api = inject(AssistantApi);
  private readonly transloco = inject(TranslocoService);

  protected readonly tones = TONES;
  protected readonly lengths = RESPONSE_LENGTHS;
  protected readonly longest = LIMITS.messageContent;
  protected readonly form = inject(NonNullableFormBuilder).group({
    message: '',
    tone: DEFAULT_CHAT_PREFERENCES.tone,
    responseLength: DEFAULT_CHAT_PREFERENCES.responseLength,
  });
  protected readonly isAsking = signal(false);
  protected readonly result = signal<Playground | null>(null);
  protected readonly problem = signal<string | null>(null);
  /** What was asked and answered before this message. */
  protected readonly history = signal<readonly PreviewMessage[]>([]);
  private readonly asked = signal('');
  private readonly message = toSignal(this.form.controls.message.valueChanges, { initialValue: '' });
  protected readonly canAsk = computed(() => this.message().trim().length > 0 && !this.isAsking());
  /** What the conversation would go on from; null without an answer. */
  private readonly answered = computed(() => this.result()?.answers.find(({ failure }) => !failure) ?? null);
  protected readonly canFollow = computed(() => this.answered() !== null && !this.isAsking());
  /** Key of what a screen reader is told; the answers stand below. */
  protected readonly news = computed(() => {
    if (this.isAsking()) return 'playground.asking';
    const result = this.result();
    return result ? `decision.${result.decision}` : '';
  });

  protected async ask(): Promise<void> {
    if (!this.canAsk()) return;
    const { message, ...preferences } = this.form.getRawValue();
    const history = this.history().slice(-LIMITS.previewHistory);
    this.isAsking.set(true);
    this.problem.set(null);
    try {
      const request = {
        message: message.trim(),
        preferences,
        ...(history.length && { history: [...history] }),
      };
      this.result.set(await this.api.play(request));
      this.asked.set(request.message);
    } catch (cause) {
      this.result.set(null);
      this.problem.set(errorText(this.transloco, toApiError(cause)));
    } finally {
      this.isAsking.set(false);
    }
  }

  /** The next message comes after the answer of the first provider that gave one. */
  protected follow(): void {
    const answer = this.answered();
    if (!answer) return;
    this.history.update((said) => [
      ...said,
      { role: 'customer', content: this.asked() },
      { role: 'assistant', content: answer.answer },
    ]);
    this.result.set(null);
    this.form.controls.message.setValue('');
  }

  protected startAnew(): void {
    this.history.set([]);
    this.result.set(null);
    this.form.controls.message.setValue('');
  }
}
