import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { toApiError } from '../../../core/http/api-error';
import { errorText } from '../../../core/http/error-text';
import { OwnStatusComponent } from '../../../core/staff/own-status/own-status.component';
import { StaffApi } from '../../../core/staff/staff.api';
import { StaffStore } from '../../../core/staff/staff.store';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { OwnFiguresComponent } from '../own-figures/own-figures.component';
import { TeamTableComponent } from '../team-table/team-table.component';

/** Who is here and how much each has to do; and how one's own work goes. */
@Component({
  selector: 'sb-team-page',
  imports: [
    ListSkeletonComponent,
    OwnFiguresComponent,
    OwnStatusComponent,
    StateMessageComponent,
    TeamTableComponent,
    TranslocoDirective,
  ],
  providers: [StaffStore],
  templateUrl: './team-page.component.html',
  styleUrl: './team-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TeamPageComponent {
  private readonly api = inject(StaffApi);
  private readonly transloco = inject(TranslocoService);
  protected readonly store = inject(StaffStore);

  protected readonly figures = resource({ loader: () => this.api.figures() });
  protected readonly knownFigures = computed(() => (this.figures.hasValue() ? this.figures.value() : null));
  protected readonly online = computed(() => this.store.all().filter(({ isOnline }) => isOnline).length);
  protected readonly problem = computed(() => this.textOf(this.store.error()));
  protected readonly figuresProblem = computed(() => this.textOf(this.figures.error()));

  constructor() {
    void this.store.load();
  }

  private textOf(error: unknown): string {
    return error ? errorText(this.transloco, toApiError(error)) : '';
  }
}
