import {
  ChangeDetectionStrategy,
  Component,
  Injector,
  computed,
  inject,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Rating, ReportView } from '@switchboard/contracts';
import { registerFeature } from '../../../core/feature/feature.providers';
import { openFileReport } from '../../../core/reports/open-file-report';
import { REPORT_WORDS } from '../../../core/reports/report-words';
import { ReportsApi } from '../../../core/reports/reports.api';
import { AvatarComponent } from '../../../shared/ui/avatar/avatar.component';
import { durationText, numberText, spanText } from '../../../shared/ui/figures/figures';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { TimeComponent } from '../../../shared/ui/time/time.component';
import { PORTAL_WORDS } from '../portal-words';
import { PortalApi } from '../portal.api';
import { RatingFormComponent } from '../rating-form/rating-form.component';
import { SentimentChartComponent } from '../sentiment-chart/sentiment-chart.component';
import type { DetailsSubject } from './open-conversation-details';

/** What is known of a conversation beside its messages, and what its customer has said about it. */
@Component({
  selector: 'sb-conversation-details',
  imports: [
    AvatarComponent,
    ListSkeletonComponent,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatIcon,
    RatingFormComponent,
    SentimentChartComponent,
    StateMessageComponent,
    TimeComponent,
    TranslocoDirective,
  ],
  templateUrl: './conversation-details.component.html',
  styleUrl: './conversation-details.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConversationDetailsComponent {
  private readonly api = inject(PortalApi);
  private readonly injector = inject(Injector);
  private readonly reportsApi = inject(ReportsApi);
  private readonly about = inject<DetailsSubject>(MAT_DIALOG_DATA);

  protected readonly conversation = this.about.conversation;
  private readonly id = computed(() => this.conversation()._id);
  protected readonly statistics = resource({
    params: () => this.id(),
    loader: ({ params }) => this.api.statistics(params),
  });
  protected readonly reports = resource({
    params: () => this.id(),
    loader: ({ params }) => this.reportsApi.list<ReportView>({ conversation: params }),
  });
  protected readonly figures = computed(() => (this.statistics.hasValue() ? this.statistics.value() : null));
  protected readonly filed = computed(() => (this.reports.hasValue() ? this.reports.value().data : []));
  protected readonly responseTime = computed(() => {
    const time = this.figures()?.averageResponseTime ?? null;
    if (time === null) return null;
    return time < 60_000 ? durationText(time) : spanText(time);
  });
  protected readonly isRating = signal(false);

  protected readonly numberText = numberText;
  protected readonly spanText = spanText;

  constructor() {
    registerFeature(PORTAL_WORDS);
    registerFeature(REPORT_WORDS);
  }

  protected accept(rating: Rating): void {
    this.about.rated(rating);
    this.isRating.set(false);
  }

  protected report(): void {
    void openFileReport(this.injector, { conversationId: this.id() });
  }
}
