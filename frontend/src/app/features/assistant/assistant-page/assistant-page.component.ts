import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { errorText } from '../../../core/http/error-text';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { TimeComponent } from '../../../shared/ui/time/time.component';
import { PlaygroundComponent } from '../playground/playground.component';
import { StatusSectionComponent } from '../status-section/status-section.component';
import { StatusStore } from '../status.store';

/** How the assistant is, and what it would say. */
@Component({
  selector: 'sb-assistant-page',
  imports: [
    ListSkeletonComponent,
    MatIcon,
    MatIconButton,
    PlaygroundComponent,
    StateMessageComponent,
    StatusSectionComponent,
    TimeComponent,
    TranslocoDirective,
  ],
  providers: [StatusStore],
  templateUrl: './assistant-page.component.html',
  styleUrl: './assistant-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AssistantPageComponent {
  private readonly transloco = inject(TranslocoService);
  protected readonly store = inject(StatusStore);
  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error ? errorText(this.transloco, error) : '';
  });

  constructor() {
    void this.store.refresh();
  }
}
