import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { AuthModule } from '../auth/auth.module';
import { ConversationsModule } from '../conversations/conversations.module';
import { ReportsModule } from '../reports/reports.module';
import { UsersModule } from '../users/users.module';
import { AccountFiguresService } from './account-figures.service';
import { UserAdministrationService } from './user-administration.service';
import { UserDeletionService } from './user-deletion.service';
import { UsersController } from './users.controller';

/** For the API's composition alone: what a change brings about later is done by the features it concerns. */
@Module({
  imports: [AuditModule, AuthModule, UsersModule, ConversationsModule, ReportsModule],
  controllers: [UsersController],
  providers: [UserAdministrationService, UserDeletionService, AccountFiguresService],
})
export class UserAdministrationModule {}
