import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { FaqAdminApi } from '../faq-admin.api';
import { foreignHosts } from '../foreign-hosts';

/** Says which links of an answer readers of the help centre see, and customers who ask the assistant do not. */
@Component({
  selector: 'sb-link-warning',
  imports: [MatIcon, RouterLink, TranslocoDirective],
  templateUrl: './link-warning.component.html',
  styleUrl: './link-warning.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LinkWarningComponent {
  private readonly api = inject(FaqAdminApi);
  /** null until they are known. */
  private readonly allowed = signal<readonly string[] | null>(null);
  private isAsked = false;

  readonly answer = input.required<string>();

  protected readonly hosts = computed(() => {
    const allowed = this.allowed();
    return allowed ? foreignHosts(this.answer(), allowed).join(', ') : '';
  });

  constructor() {
    effect(() => {
      if (foreignHosts(this.answer(), []).length) void this.ask();
    });
  }

  /** With the first link. */
  private async ask(): Promise<void> {
    if (this.isAsked) return;
    this.isAsked = true;
    try {
      this.allowed.set(await this.api.linkHosts());
    } catch {
      // It is a help, and no condition; the next change tries again.
      this.isAsked = false;
    }
  }
}
