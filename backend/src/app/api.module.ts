import { Module } from '@nestjs/common';
import { AiApiModule } from '../modules/ai/ai-api.module';
import { AuditModule } from '../modules/audit/audit.module';
import { AnalyticsModule } from '../modules/analytics/analytics.module';
import { GapsApiModule } from '../modules/analytics/gaps-api.module';
import { AuthModule } from '../modules/auth/auth.module';
import { CannedRepliesModule } from '../modules/canned-replies/canned-replies.module';
import { ChatModule } from '../modules/chat/chat.module';
import { ConversationsModule } from '../modules/conversations/conversations.module';
import { FaqsModule } from '../modules/faqs/faqs.module';
import { MessagesModule } from '../modules/messages/messages.module';
import { NotificationsModule } from '../modules/notifications/notifications.module';
import { ReportsModule } from '../modules/reports/reports.module';
import { SearchModule } from '../modules/search/search.module';
import { SettingsModule } from '../modules/settings/settings.module';
import { StaffModule } from '../modules/staff/staff.module';
import { SystemModule } from '../modules/system/system.module';
import { UserAdministrationModule } from '../modules/user-administration/user-administration.module';
import { UsersModule } from '../modules/users/users.module';
import { HealthModule } from '../platform/health/health.module';
import { ProcessesModule } from '../platform/processes/processes.module';
import { PlatformModule } from './platform.module';

/** The process that browsers talk to: HTTP and sockets, no job is worked on here. */
@Module({
  imports: [
    PlatformModule,
    ProcessesModule.as('api'),
    HealthModule,
    AuditModule,
    AuthModule,
    UsersModule,
    UserAdministrationModule,
    ConversationsModule,
    MessagesModule,
    FaqsModule,
    CannedRepliesModule,
    ReportsModule,
    NotificationsModule,
    StaffModule,
    SearchModule,
    SettingsModule,
    AnalyticsModule,
    GapsApiModule,
    AiApiModule,
    ChatModule,
    SystemModule,
  ],
})
export class ApiModule {}
