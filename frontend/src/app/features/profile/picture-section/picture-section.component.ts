import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LIMITS, type UserView } from '@switchboard/contracts';
import { AuthApi } from '../../../core/auth/auth.api';
import { SessionStore } from '../../../core/auth/session.store';
import { type ApiError, toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { Toaster } from '../../../core/toasts/toaster';
import { AvatarComponent } from '../../../shared/ui/avatar/avatar.component';

const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

interface ChosenPicture {
  readonly file: File;
  readonly url: string;
}

/**
 * Somebody's picture. What the browser can tell (size, type, whether it shows at all) is said before anything is sent;
 * the server looks into the file itself, and has the last word.
 */
@Component({
  selector: 'sb-picture-section',
  imports: [AvatarComponent, MatButton, TranslocoDirective],
  templateUrl: './picture-section.component.html',
  styleUrls: ['../sections.scss', './picture-section.component.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PictureSectionComponent {
  private readonly auth = inject(AuthApi);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  private readonly picker = viewChild.required<ElementRef<HTMLInputElement>>('picker');

  readonly user = input.required<UserView>();
  protected readonly types = PICTURE_TYPES.join(',');
  protected readonly most = sizeText(LIMITS.pictureBytes);
  protected readonly chosen = signal<ChosenPicture | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly hasPicture = computed(() => this.user().avatar !== null);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.forget());
  }

  protected openPicker(): void {
    this.picker().nativeElement.click();
  }

  protected choose(): void {
    const input = this.picker().nativeElement;
    const file = input.files?.[0];
    // The same file can be chosen again.
    input.value = '';
    if (!file) return;
    this.forget();
    const problem = this.problemOf(file);
    this.problem.set(problem);
    if (!problem) this.chosen.set({ file, url: URL.createObjectURL(file) });
  }

  protected refuseUnreadable(): void {
    this.forget();
    this.problem.set(this.text('unreadable'));
  }

  protected forget(): void {
    const chosen = this.chosen();
    if (chosen) URL.revokeObjectURL(chosen.url);
    this.chosen.set(null);
    this.problem.set(null);
  }

  protected async save(): Promise<void> {
    const chosen = this.chosen();
    if (!chosen) return;
    await this.change(() => this.auth.setPicture(chosen.file), 'profile.picture.saved');
  }

  protected async remove(): Promise<void> {
    await this.change(() => this.auth.removePicture(), 'profile.picture.removed');
  }

  private async change(call: () => Promise<UserView>, done: string): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      this.session.replaceUser(await call());
      this.forget();
      this.toaster.show(done);
    } catch (cause) {
      this.problem.set(this.refusal(toApiError(cause)));
    } finally {
      this.isBusy.set(false);
    }
  }

  private problemOf(file: File): string | null {
    if (file.size === 0) return this.text('empty');
    if (file.size > LIMITS.pictureBytes) return this.text('tooLarge', { size: sizeText(file.size) });
    return PICTURE_TYPES.includes(file.type) ? null : this.text('wrongType');
  }

  private refusal(error: ApiError): string {
    const key = `profile.picture.${error.code}`;
    const words = this.transloco.translate(key, { most: this.most });
    return words === key ? errorText(this.transloco, error) : words;
  }

  private text(key: string, params: object = {}): string {
    return this.transloco.translate(`profile.picture.${key}`, { most: this.most, ...params });
  }
}

function sizeText(bytes: number): string {
  return (bytes / 1_000_000).toLocaleString(undefined, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  });
}
