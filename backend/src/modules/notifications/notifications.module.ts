import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { ConversationsModule } from '../conversations/conversations.module';
import { UsersModule } from '../users/users.module';
import { InAppChannel } from './channels/in-app.channel';
import { NOTIFICATION_CHANNELS, type NotificationChannel } from './channels/notification-channel';
import { ConversationNewsListener } from './conversation-news.listener';
import { MessageNewsListener } from './message-news.listener';
import { Notification, NotificationSchema } from './notification.schema';
import { NotificationsController } from './notifications.controller';
import { NotificationsRepository } from './notifications.repository';
import { NotificationsService } from './notifications.service';
import { NotifierService } from './notifier.service';
import { ReportNewsListener } from './report-news.listener';

/** For both processes: what people are told of happens in either. */
@Module({
  imports: [
    MongooseModule.forFeature([{ name: Notification.name, schema: NotificationSchema }]),
    ConversationsModule,
    UsersModule,
  ],
  controllers: [NotificationsController],
  providers: [
    NotificationsRepository,
    NotificationsService,
    NotifierService,
    ConversationNewsListener,
    MessageNewsListener,
    ReportNewsListener,
    InAppChannel,
    {
      provide: NOTIFICATION_CHANNELS,
      useFactory: (...channels: NotificationChannel[]) => channels,
      inject: [InAppChannel],
    },
  ],
})
export class NotificationsModule {}
