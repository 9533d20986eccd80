import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AiProvidersModule } from '../ai/ai-providers.module';
import { ConversationsModule } from '../conversations/conversations.module';
import { FaqsModule } from '../faqs/faqs.module';
import { MessagesModule } from '../messages/messages.module';
import { SettingsModule } from '../settings/settings.module';
import { UsersModule } from '../users/users.module';
import { GapDeparturesListener } from './gaps/gap-departures.listener';
import { GapFaqs } from './gaps/gap-faqs.service';
import { GapFigures } from './gaps/gap-figures.service';
import { GapIntake } from './gaps/gap-intake.service';
import { GapKeeper } from './gaps/gap-keeper.service';
import { GapListeners } from './gaps/gap-listeners.service';
import { GapPeople } from './gaps/gap-people.service';
import { GapPlacing } from './gaps/gap-placing.service';
import { GapQuestionsRepository } from './gaps/gap-questions.repository';
import { GapStateRepository } from './gaps/gap-state.repository';
import { GapTelling } from './gaps/gap-telling.service';
import {
  Gap,
  GapDeparture,
  GapDepartureSchema,
  GapQuestion,
  GapQuestionSchema,
  GapSchema,
  GapState,
  GapStateSchema,
} from './gaps/gap.schema';
import { GapsRepository } from './gaps/gaps.repository';

/** For both processes: a worker's sweep finds gaps and tells people, and either may delete what was asked. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: Gap.name, schema: GapSchema },
      { name: GapQuestion.name, schema: GapQuestionSchema },
      { name: GapState.name, schema: GapStateSchema },
      { name: GapDeparture.name, schema: GapDepartureSchema },
    ]),
    AiProvidersModule,
    ConversationsModule,
    FaqsModule,
    MessagesModule,
    SettingsModule,
    UsersModule,
  ],
  providers: [
    GapsRepository,
    GapQuestionsRepository,
    GapStateRepository,
    GapPeople,
    GapPlacing,
    GapIntake,
    GapFigures,
    GapFaqs,
    GapKeeper,
    GapListeners,
    GapTelling,
    GapDeparturesListener,
  ],
  exports: [GapsRepository, GapQuestionsRepository, GapStateRepository, GapFaqs, GapTelling],
})
export class GapsModule {}
