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
  type Preview,
  RESPONSE_LENGTHS,
  TONES,
} from '@switchboard/contracts';
import { toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { AssistantApi } from '../assistant.api';
import { PreviewResultComponent } from '../preview-result/preview-result.component';

/** Asks the assistant what it would say. Nothing of it is stored. */
@Component({
  selector: 'sb-try-it',
  imports: [
    ListSkeletonComponent,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    PreviewResultComponent,
    ReactiveFormsModule,
    TranslocoDirective,
  ],
  templateUrl: './try-it.component.html',
  styleUrl: './try-it.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TryItComponent {
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
  protected readonly preview = signal<Preview | null>(null);
  protected readonly problem = signal<string | null>(null);
  private readonly message = toSignal(this.form.controls.message.valueChanges, { initialValue: '' });
  protected readonly canAsk = computed(() => this.message().trim().length > 0 && !this.isAsking());
  /** Key of what a screen reader is told; the whole answer stands below. */
  protected readonly news = computed(() => {
    if (this.isAsking()) return 'tryIt.asking';
    const preview = this.preview();
    return preview ? `decision.${preview.decision}` : '';
  });

  protected async ask(): Promise<void> {
    if (!this.canAsk()) return;
    const { message, ...preferences } = this.form.getRawValue();
    this.isAsking.set(true);
    this.problem.set(null);
    try {
      this.preview.set(await this.api.preview({ message: message.trim(), preferences }));
    } catch (cause) {
      this.preview.set(null);
      this.problem.set(errorText(this.transloco, toApiError(cause)));
    } finally {
      this.isAsking.set(false);
    }
  }
}
