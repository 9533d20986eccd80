import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AuditModule } from '../audit/audit.module';
import { ConversationsModule } from '../conversations/conversations.module';
import { SettingsModule } from '../settings/settings.module';
import { UsersModule } from '../users/users.module';
import { AnswerRequestsService } from './answer-requests.service';
import { AnswersController } from './answers.controller';
import { AnswersService } from './answers.service';
import { AskedQuestionsService } from './asked-questions.service';
import { FeedbackService } from './feedback.service';
import { IntakeService } from './intake.service';
import { LateAnswersService } from './late-answers.service';
import { MessageFactsService } from './message-facts.service';
import { MessageLimit } from './message-limit';
import { MessageSearchService } from './message-search.service';
import { MessageStages } from './message-stages.service';
import { MessagePublisher } from './message-publisher.service';
import { MessageReceiptsService } from './message-receipts.service';
import { MessageWaiter } from './message-waiter';
import { Message, MessageSchema } from './message.schema';
import { MessagesController } from './messages.controller';
import { MessagesRepository } from './messages.repository';
import { MessagesService } from './messages.service';
import { ModerationController } from './moderation.controller';
import { NameRemovalService } from './name-removal.service';
import { NotesService } from './notes.service';
import { PastQuestionsService } from './past-questions.service';
import { PostingService } from './posting.service';
import { ReviewService } from './review.service';
import { SendingService } from './sending.service';
import { SettlementService } from './settlement.service';
import { StatisticsController } from './statistics.controller';
import { SystemMessagesService } from './system-messages.service';

@Module({
  imports: [
    AuditModule,
    MongooseModule.forFeature([{ name: Message.name, schema: MessageSchema }]),
    ConversationsModule,
    SettingsModule,
    UsersModule,
  ],
  controllers: [MessagesController, AnswersController, ModerationController, StatisticsController],
  providers: [
    MessagesRepository,
    MessageLimit,
    MessageStages,
    MessagePublisher,
    MessageWaiter,
    MessagesService,
    PastQuestionsService,
    AskedQuestionsService,
    LateAnswersService,
    MessageFactsService,
    IntakeService,
    NotesService,
    SendingService,
    PostingService,
    SettlementService,
    AnswersService,
    AnswerRequestsService,
    FeedbackService,
    ReviewService,
    MessageReceiptsService,
    MessageSearchService,
    SystemMessagesService,
    NameRemovalService,
  ],
  exports: [
    MessagesService,
    PastQuestionsService,
    AskedQuestionsService,
    LateAnswersService,
    MessageFactsService,
    SendingService,
    SettlementService,
    AnswersService,
    AnswerRequestsService,
    MessageReceiptsService,
    MessagePublisher,
    MessageStages,
  ],
})
export class MessagesModule {}
