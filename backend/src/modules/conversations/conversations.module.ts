import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AuditModule } from '../audit/audit.module';
import { SettingsModule } from '../settings/settings.module';
import { UsersModule } from '../users/users.module';
import { AgentFiguresRepository } from './agent-figures.repository';
import { AgentFiguresService } from './agent-figures.service';
import { AssignmentService } from './assignment.service';
import { ConversationActionsController } from './conversation-actions.controller';
import { ConversationActivityService } from './conversation-activity.service';
import { ConversationAnnouncer } from './conversation-announcer';
import { ConversationFactsService } from './conversation-facts.service';
import { ConversationHelpService } from './conversation-help.service';
import { ConversationListService } from './conversation-list.service';
import { ConversationSearchService } from './conversation-search.service';
import { Conversation, ConversationSchema } from './conversation.schema';
import { ConversationsController } from './conversations.controller';
import { ConversationsRepository } from './conversations.repository';
import { ConversationsService } from './conversations.service';
import { DepartureService } from './departure.service';
import { EditingService } from './editing.service';
import { EscalationService } from './escalation.service';
import { HandoverTransitions } from './handover-transitions';
import { InboxController } from './inbox.controller';
import { CustomerProfileService } from './inbox/customer-profile.service';
import { InboxCountsService } from './inbox/inbox-counts.service';
import { LifecycleService } from './lifecycle.service';
import { QueueService } from './inbox/queue.service';
import { RatingService } from './rating.service';
import { ReceiptsService } from './receipts.service';
import { RetentionController } from './retention.controller';
import { RetentionService } from './retention.service';
import { SnoozeService } from './snooze.service';
import { TakeoverService } from './takeover.service';

@Module({
  imports: [
    AuditModule,
    MongooseModule.forFeature([{ name: Conversation.name, schema: ConversationSchema }]),
    SettingsModule,
    UsersModule,
  ],
  // The first one's fixed paths come before the others' ids.
  controllers: [InboxController, ConversationsController, ConversationActionsController, RetentionController],
  providers: [
    ConversationsRepository,
    AgentFiguresRepository,
    AgentFiguresService,
    ConversationAnnouncer,
    HandoverTransitions,
    ConversationsService,
    ConversationFactsService,
    ConversationListService,
    ConversationSearchService,
    InboxCountsService,
    QueueService,
    CustomerProfileService,
    ConversationActivityService,
    ConversationHelpService,
    EscalationService,
    LifecycleService,
    AssignmentService,
    EditingService,
    SnoozeService,
    RetentionService,
    RatingService,
    ReceiptsService,
    TakeoverService,
    DepartureService,
  ],
  exports: [
    AgentFiguresService,
    ConversationFactsService,
    ConversationsService,
    ConversationListService,
    ConversationSearchService,
    ConversationActivityService,
    ConversationHelpService,
    EscalationService,
    ReceiptsService,
    TakeoverService,
  ],
})
export class ConversationsModule {}
