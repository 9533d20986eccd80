import { Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  type CustomerProfile,
  type StaffConversationView,
  type StaffReportView,
  isOpenReport,
} from '@switchboard/contracts';
import { merge } from 'rxjs';
import { type ApiError, toApiError } from '../../../core/http/api-error';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import { ReportsApi } from '../../../core/reports/reports.api';
import { InboxApi } from '../inbox/inbox.api';

/** As many conversations as are shown, and the open one, which is left out. */
const EARLIER = 10;
const REPORTS = 20;

interface Context {
  readonly conversationId: string;
  readonly profile: CustomerProfile;
  readonly conversations: readonly StaffConversationView[];
  readonly reports: readonly StaffReportView[];
}

/** Who the desk is talking to: the customer of the open conversation, what they wrote before, and what they reported. */
@Injectable()
export class CustomerContextStore {
  private readonly api = inject(InboxApi);
  private readonly reportsApi = inject(ReportsApi);
  private readonly wanted = signal<string | null>(null);
  private readonly context = signal<Context | null>(null);
  private readonly failed = signal<ApiError | null>(null);

  private readonly current = computed(() => {
    const context = this.context();
    return context?.conversationId === this.wanted() ? context : null;
  });
  /** null while it is on its way. */
  readonly profile = computed(() => this.current()?.profile ?? null);
  readonly earlier = computed(() =>
    (this.current()?.conversations ?? []).filter(({ _id }) => _id !== this.wanted()).slice(0, EARLIER),
  );
  readonly openReports = computed(() =>
    (this.current()?.reports ?? []).filter(({ status }) => isOpenReport(status)),
  );
  readonly error = this.failed.asReadonly();

  constructor() {
    const realtime = inject(RealtimeService);
    merge(realtime.on('report:new'), realtime.on('report:update'))
      .pipe(takeUntilDestroyed())
      .subscribe(({ reportedBy }) => {
        if (reportedBy._id === this.profile()?._id) void this.load();
      });
    realtime
      .on('conversation:updated')
      .pipe(takeUntilDestroyed())
      .subscribe(({ conversationId, changes }) => {
        const shown = this.current()?.conversations.find(({ _id }) => _id === conversationId);
        if (shown && changes.status && changes.status !== shown.status) void this.load();
      });
    realtime
      .on('report:removed')
      .pipe(takeUntilDestroyed())
      .subscribe(({ reportId }) => {
        if (this.openReports().some(({ _id }) => _id === reportId)) void this.load();
      });
  }

  open(conversationId: string): void {
    if (this.wanted() === conversationId) return;
    this.wanted.set(conversationId);
    void this.load();
  }

  async load(): Promise<void> {
    const conversationId = this.wanted();
    if (!conversationId) return;
    this.failed.set(null);
    try {
      const profile = await this.api.customer(conversationId);
      const [conversations, reports] = await Promise.all([
        this.api.list({ customer: profile._id, limit: EARLIER + 1 }),
        this.reportsApi.list<StaffReportView>({ reportedBy: profile._id, limit: REPORTS }),
      ]);
      if (this.wanted() !== conversationId) return;
      this.context.set({
        conversationId,
        profile,
        conversations: conversations.data,
        reports: reports.data,
      });
    } catch (cause) {
      if (this.wanted() === conversationId) this.failed.set(toApiError(cause));
    }
  }
}
