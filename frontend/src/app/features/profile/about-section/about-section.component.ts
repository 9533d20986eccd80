import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LIMITS, type UserView } from '@switchboard/contracts';
import { AuthApi } from '../../../core/auth/auth.api';
import { SessionStore } from '../../../core/auth/session.store';
import { toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { Toaster } from '../../../core/toasts/toaster';

/** Who somebody is to others. */
@Component({
  selector: 'sb-about-section',
  imports: [FormsModule, MatButton, MatError, MatFormField, MatHint, MatInput, MatLabel, TranslocoDirective],
  templateUrl: './about-section.component.html',
  styleUrl: '../sections.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AboutSectionComponent {
  private readonly auth = inject(AuthApi);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);

  readonly user = input.required<UserView>();
  /** What is written stays when something else is saved, or while this is. */
  protected readonly name = linkedSignal<string, string>({
    source: () => this.user().name,
    computation: (name, written) => {
      const isOwn = written && written.value !== written.source && written.value.trim() !== name;
      return isOwn ? written.value : name;
    },
  });
  protected readonly isSaving = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly longest = LIMITS.name;

  protected async save(): Promise<void> {
    const name = this.name().trim();
    if (!name || name === this.user().name || this.isSaving()) return;
    this.isSaving.set(true);
    this.problem.set(null);
    try {
      this.session.replaceUser(await this.auth.updateProfile({ name }));
      this.toaster.show('profile.about.saved');
    } catch (cause) {
      const error = toApiError(cause);
      this.problem.set(error.details[0]?.problem ?? errorText(this.transloco, error));
    } finally {
      this.isSaving.set(false);
    }
  }
}
