import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AuditModule } from '../audit/audit.module';
import { ConversationsModule } from '../conversations/conversations.module';
import { MessagesModule } from '../messages/messages.module';
import { SettingsModule } from '../settings/settings.module';
import { UsersModule } from '../users/users.module';
import { ReportAnnouncer } from './report-announcer';
import { ReportAssignment } from './report-assignment';
import { ReportDepartureService } from './report-departure.service';
import { ReportFactsService } from './report-facts.service';
import { ReportFilingService } from './report-filing.service';
import { ReportHandlingService } from './report-handling.service';
import { ReportViews } from './report-views.service';
import { Report, ReportSchema } from './report.schema';
import { ReportsController } from './reports.controller';
import { ReportsRepository } from './reports.repository';
import { ReportsService } from './reports.service';

/** For both processes: people file and handle reports in the API, and a worker's sweep finds those left half done. */
@Module({
  imports: [
    AuditModule,
    MongooseModule.forFeature([{ name: Report.name, schema: ReportSchema }]),
    ConversationsModule,
    MessagesModule,
    SettingsModule,
    UsersModule,
  ],
  controllers: [ReportsController],
  providers: [
    ReportsRepository,
    ReportViews,
    ReportAnnouncer,
    ReportsService,
    ReportFactsService,
    ReportFilingService,
    ReportAssignment,
    ReportHandlingService,
    ReportDepartureService,
  ],
  exports: [ReportsService, ReportFactsService],
})
export class ReportsModule {}
