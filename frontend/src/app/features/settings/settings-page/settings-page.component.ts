import { ChangeDetectionStrategy, Component, DOCUMENT, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { SettingSection } from '@switchboard/contracts';
import { firstValueFrom } from 'rxjs';
import { errorText } from '../../../core/http/error-text';
import { Toaster } from '../../../core/toasts/toaster';
import {
  ConfirmDialogComponent,
  type ConfirmDialogTexts,
} from '../../../shared/ui/confirm-dialog/confirm-dialog.component';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { TimeComponent } from '../../../shared/ui/time/time.component';
import { BrandingSectionComponent } from '../branding-section/branding-section.component';
import { RetentionPreviewComponent } from '../retention-preview/retention-preview.component';
import { SettingFieldComponent } from '../setting-field/setting-field.component';
import { CONTROLS, pathOf, SETTING_GROUPS } from '../setting-fields';
import { SettingsApi } from '../settings.api';
import { SettingsStore } from '../settings.store';

/** How the desk works: one page of sections, saved together. */
@Component({
  selector: 'sb-settings-page',
  imports: [
    BrandingSectionComponent,
    ListSkeletonComponent,
    MatButton,
    RetentionPreviewComponent,
    SettingFieldComponent,
    StateMessageComponent,
    TimeComponent,
    TranslocoDirective,
  ],
  templateUrl: './settings-page.component.html',
  styleUrl: './settings-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(window:beforeunload)': 'askBeforeUnload($event)' },
})
export class SettingsPageComponent {
  private readonly api = inject(SettingsApi);
  private readonly dialog = inject(MatDialog);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  protected readonly store = inject(SettingsStore);

  protected readonly groups = SETTING_GROUPS;
  protected readonly pathOf = pathOf;
  protected readonly failure = computed(() => {
    const error = this.store.error();
    return error ? errorText(this.transloco, error) : '';
  });
  /** Something was changed here and by somebody else, too: its field shows both. */
  protected readonly hasBoth = computed(
    () => this.store.meanwhile()?.fields.some((field) => this.store.theirs(field) !== undefined) ?? false,
  );
  protected readonly days = computed(() => this.store.draft()?.retention.days ?? null);

  constructor() {
    void this.store.load();
  }

  protected goTo(section: SettingSection): void {
    const heading = this.document.getElementById(`settings-${section}`);
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    heading?.scrollIntoView({ block: 'start', behavior: isStill ? 'auto' : 'smooth' });
    heading?.focus({ preventScroll: true });
  }

  protected goToField(path: string): void {
    const field = this.document.querySelector<HTMLElement>(`[data-setting="${path}"]`);
    // With what is said below it.
    field?.scrollIntoView({ block: 'start' });
    field?.querySelector<HTMLElement>(CONTROLS)?.focus({ preventScroll: true });
  }

  protected async save(): Promise<void> {
    if (this.store.problems().size > 0) return this.showProblem();
    const days = this.days();
    try {
      if (!(await this.mayDelete())) return;
      // Others were entered meanwhile, which nobody has been asked about.
      if (this.days() !== days) return await this.save();
      if (await this.store.save()) this.toaster.show('settings.saved');
    } catch (cause) {
      this.toaster.showError(cause);
    }
  }

  protected askBeforeUnload(event: BeforeUnloadEvent): void {
    if (this.store.changed().length > 0) event.preventDefault();
  }

  /** The first field that cannot be saved as it is. */
  private showProblem(): void {
    const [path] = this.store.problems().keys();
    if (path !== undefined) this.goToField(path);
  }

  /** What is deleted does not come back: whoever shortens the time is told how much it is. */
  private async mayDelete(): Promise<boolean> {
    const days = this.days();
    if (days === null || !this.store.changed().some((field) => pathOf(field) === 'retention.days'))
      return true;
    const { conversations, messages } = await this.api.retentionPreview(days);
    if (conversations === 0) return true;
    const text = (key: string, params: object = {}) =>
      this.transloco.translate<string>(`settings.confirmRetention.${key}`, { ...params });
    const figures = {
      conversations: conversations.toLocaleString(),
      messages: messages.toLocaleString(),
      days,
    };
    const data: ConfirmDialogTexts = {
      heading: text('heading'),
      text: text('text', figures),
      confirm: text('confirm'),
      cancel: this.transloco.translate('cancel'),
    };
    const asked = this.dialog.open<ConfirmDialogComponent, ConfirmDialogTexts, boolean>(
      ConfirmDialogComponent,
      {
        data,
      },
    );
    return (await firstValueFrom(asked.afterClosed())) === true;
  }
}
