import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { TimeComponent } from '../../../shared/ui/time/time.component';
import { DifferencesComponent } from '../differences/differences.component';
import type { Conflict } from '../faq-editor';

/** Somebody was quicker: what they changed, and what is to become of what is written here. */
@Component({
  selector: 'sb-conflict-notice',
  imports: [DifferencesComponent, MatButton, TimeComponent, TranslocoDirective],
  template: `
    <section *transloco="let t; prefix: 'knowledge.conflict'" role="alert" aria-labelledby="conflict-title">
      <h2 id="conflict-title">
        {{ t('title', { name: conflict().author?.name ?? t('somebody') }) }}
        <sb-time [date]="conflict().faq.updatedAt" />
      </h2>
      <p>{{ t('text') }}</p>
      <sb-differences [differences]="conflict().differences" />
      <div class="actions">
        <button matButton="tonal" type="button" (click)="keepMine.emit()">{{ t('keepMine') }}</button>
        <button matButton type="button" (click)="takeTheirs.emit()">{{ t('takeTheirs') }}</button>
      </div>
    </section>
  `,
  styleUrl: './conflict-notice.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConflictNoticeComponent {
  readonly conflict = input.required<Conflict>();
  readonly keepMine = output();
  readonly takeTheirs = output();
}
