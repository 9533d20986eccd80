import {
  ChangeDetectionStrategy,
  Component,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { messageFragment } from '../../../core/message-address/message-address';
import { errorText } from '../../../core/http/error-text';
import { Toaster } from '../../../core/toasts/toaster';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { PriorityComponent } from '../../../shared/ui/priority/priority.component';
import { ReportStatusComponent } from '../../../shared/ui/report-status/report-status.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { TimeComponent } from '../../../shared/ui/time/time.component';
import { MyReportsStore } from '../my-reports.store';

/** A customer's own reports: where each stands, and what was said when it was closed. */
@Component({
  selector: 'sb-my-reports-page',
  imports: [
    ListSkeletonComponent,
    MatButton,
    MatIcon,
    PriorityComponent,
    ReportStatusComponent,
    RouterLink,
    StateMessageComponent,
    TimeComponent,
    TranslocoDirective,
  ],
  providers: [MyReportsStore],
  templateUrl: './my-reports-page.component.html',
  styleUrl: './my-reports-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MyReportsPageComponent {
  protected readonly fragment = messageFragment;
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  protected readonly store = inject(MyReportsStore);
  /** From the address: the one that a link led to. */
  readonly id = input<string>();

  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error ? errorText(this.transloco, error) : '';
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.show(id));
    });
  }

  protected showMore(): void {
    this.store.loadMore().catch((cause: unknown) => this.toaster.showError(cause));
  }

  protected goToChats(): void {
    void this.router.navigateByUrl('/chat');
  }

  private async show(id: string | undefined): Promise<void> {
    await this.store.load();
    if (!id || this.store.loadState() !== 'ready') return;
    try {
      await this.store.find(id);
      afterNextRender({ read: () => this.turnTo(id) }, { injector: this.injector });
    } catch {
      this.toaster.show('myReports.gone');
    }
  }

  private turnTo(id: string): void {
    const card = document.getElementById(`report-${id}`);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'nearest' });
  }
}
