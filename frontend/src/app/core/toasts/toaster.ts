import { Injectable, Injector, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { ApiError, toApiError } from '../http/api-error';
import { errorText } from '../http/error-text';

const SHOWN_FOR = 6_000;

/** Short messages at the edge of the screen. The snack bar is loaded with the first of them. */
@Injectable({ providedIn: 'root' })
export class Toaster {
  private readonly injector = inject(Injector);
  private readonly transloco = inject(TranslocoService);

  show(textKey: string, params?: Record<string, unknown>): void {
    void this.open(this.transloco.translate(textKey, params));
  }

  showError(cause: unknown): void {
    const error: ApiError = toApiError(cause);
    void this.open(errorText(this.transloco, error));
  }

  private async open(text: string): Promise<void> {
    const { MatSnackBar } = await import('@angular/material/snack-bar');
    const dismiss = this.transloco.translate('toast.dismiss');
    this.injector.get(MatSnackBar).open(text, dismiss, { duration: SHOWN_FOR, politeness: 'polite' });
  }
}
