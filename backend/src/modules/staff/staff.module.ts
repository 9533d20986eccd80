import { Module } from '@nestjs/common';
import { ConversationsModule } from '../conversations/conversations.module';
import { UsersModule } from '../users/users.module';
import { StaffController } from './staff.controller';
import { StaffService } from './staff.service';

@Module({
  imports: [ConversationsModule, UsersModule],
  controllers: [StaffController],
  providers: [StaffService],
})
export class StaffModule {}
