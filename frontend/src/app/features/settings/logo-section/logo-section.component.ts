import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  computed,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LIMITS } from '@switchboard/contracts';
import { logoUrl } from '../../../core/brand/brand';
import { toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { Toaster } from '../../../core/toasts/toaster';
import type { SettingsApi } from '../settings.api';
import { SettingsStore } from '../settings.store';

const TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

/** The logo. It holds at once: what a picture is, only the server can tell. */
@Component({
  selector: 'sb-logo-section',
  imports: [MatButton, MatIcon, TranslocoDirective],
  template: `
    <div *transloco="let t; prefix: 'settings.logo'" class="row">
      <div class="frame">
        @if (url(); as shown) {
          <img [src]="shown" [alt]="t('now')" />
        } @else {
          <mat-icon svgIcon="logo" />
        }
      </div>
      <div class="words">
        <p id="logo-rules" class="hint">{{ t('text') }}</p>
        <input #picker hidden type="file" [accept]="types" (change)="choose()" />
        <button
          matButton="tonal"
          type="button"
          aria-describedby="logo-rules"
          disabledInteractive
          [disabled]="isBusy()"
          (click)="picker.click()"
        >
          {{ url() ? t('change') : t('choose') }}
        </button>
        @if (url()) {
          <button matButton type="button" disabledInteractive [disabled]="isBusy()" (click)="remove()">
            {{ t('remove') }}
          </button>
        }
        <p class="problem" role="alert">{{ problem() }}</p>
      </div>
    </div>
  `,
  styles: `
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 16px;
    }

    .words {
      flex: 1 1 200px;
    }

    .frame {
      display: grid;
      place-items: center;
      padding: 8px;
      inline-size: 112px;
      block-size: 64px;
      border: 1px solid var(--sb-hairline);
      border-radius: 8px;
    }

    img {
      max-inline-size: 100%;
      max-block-size: 100%;
      min-block-size: 0;
    }

    .frame mat-icon {
      color: var(--mat-sys-primary);
    }

    p {
      margin: 0 0 8px;
      font-size: 0.75rem;
    }

    .hint {
      color: var(--mat-sys-on-surface-variant);
    }

    .problem {
      margin: 4px 0 0;
      color: var(--mat-sys-error);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LogoSectionComponent {
  private readonly store = inject(SettingsStore);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  private readonly picker = viewChild.required<ElementRef<HTMLInputElement>>('picker');

  protected readonly types = TYPES.join(',');
  protected readonly url = computed(() => {
    const name = this.store.view()?.logo;
    return name ? logoUrl(name) : null;
  });
  protected readonly isBusy = signal(false);
  protected readonly problem = signal('');

  protected async choose(): Promise<void> {
    const input = this.picker().nativeElement;
    const file = input.files?.[0];
    if (!file) return;
    const wrong =
      file.size > LIMITS.pictureBytes ? 'tooLarge' : TYPES.includes(file.type) ? null : 'wrongType';
    if (wrong) this.problem.set(this.transloco.translate(`settings.logo.${wrong}`));
    else await this.change((api) => api.setLogo(file), 'settings.logo.saved');
    // The same file can be chosen again.
    input.value = '';
  }

  protected remove(): Promise<void> {
    return this.change((api) => api.removeLogo(), 'settings.logo.removed');
  }

  private async change(
    call: (api: SettingsApi) => ReturnType<SettingsApi['removeLogo']>,
    done: string,
  ): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set('');
    try {
      await this.store.changeLogo(call);
      this.toaster.show(done);
    } catch (cause) {
      this.problem.set(errorText(this.transloco, toApiError(cause)));
    } finally {
      this.isBusy.set(false);
    }
  }
}
