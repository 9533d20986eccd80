import { ChangeDetectionStrategy, Component, inject, input, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { SETTING_BOUNDS, type RetentionPreview } from '@switchboard/contracts';
import { TimeComponent } from '../../../shared/ui/time/time.component';
import { SettingsApi } from '../settings.api';

const { min, max } = SETTING_BOUNDS.retentionDays;
/** Milliseconds that somebody may be typing on. */
const PAUSE = 300;

/** What would go, in numbers, before anything is saved. */
@Component({
  selector: 'sb-retention-preview',
  imports: [TimeComponent, TranslocoDirective],
  template: `
    <p *transloco="let t; prefix: 'settings.retentionPreview'" role="status">
      @if (days() === null) {
        {{ t('nothing') }}
      } @else if (preview.hasValue() && preview.value(); as told) {
        @if (told.conversations > 0) {
          <strong>{{
            t('some', { conversations: figure(told.conversations), messages: figure(told.messages) })
          }}</strong>
          @if (told.oldest) {
            {{ t('oldest') }} <sb-time [date]="told.oldest" />.
          }
        } @else {
          {{ t('none', { days: told.days }) }}
        }
      } @else if (preview.isLoading()) {
        {{ t('counting') }}
      } @else if (preview.error()) {
        {{ t('failed') }}
      }
    </p>
  `,
  styles: `
    p {
      min-block-size: 2lh;
      margin: 8px 0 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RetentionPreviewComponent {
  private readonly api = inject(SettingsApi);

  readonly days = input.required<number | null>();

  protected readonly preview = resource({
    params: () => {
      const days = this.days();
      return days !== null && Number.isInteger(days) && days >= min && days <= max ? days : undefined;
    },
    loader: async ({ params: days, abortSignal }): Promise<RetentionPreview> => {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      abortSignal.throwIfAborted();
      return this.api.retentionPreview(days);
    },
  });

  protected figure(count: number): string {
    return count.toLocaleString();
  }
}
