import { Module } from '@nestjs/common';
import { AiProvidersModule } from '../ai/ai-providers.module';
import { ConversationsModule } from '../conversations/conversations.module';
import { FaqsModule } from '../faqs/faqs.module';
import { MessagesModule } from '../messages/messages.module';
import { SettingsModule } from '../settings/settings.module';
import { UsersModule } from '../users/users.module';
import { GapChanges } from './gaps/gap-changes.service';
import { GapDeparturesListener } from './gaps/gap-departures.listener';
import { GapFaqs } from './gaps/gap-faqs.service';
import { GapFigures } from './gaps/gap-figures.service';
import { GapIntake } from './gaps/gap-intake.service';
import { GapKeeper } from './gaps/gap-keeper.service';
import { GapListeners } from './gaps/gap-listeners.service';
import { GapPeople } from './gaps/gap-people.service';
import { GapPlacing } from './gaps/gap-placing.service';
import { GapTelling } from './gaps/gap-telling.service';
import { GapsStoreModule } from './gaps-store.module';
import { RollupsModule } from './rollups.module';

/** For both processes: a worker's sweep finds gaps and tells people, and either may delete what was asked. */
@Module({
  imports: [
    GapsStoreModule,
    RollupsModule,
    AiProvidersModule,
    ConversationsModule,
    FaqsModule,
    MessagesModule,
    SettingsModule,
    UsersModule,
  ],
  providers: [
    GapPeople,
    GapPlacing,
    GapChanges,
    GapIntake,
    GapFigures,
    GapFaqs,
    GapKeeper,
    GapListeners,
    GapTelling,
    GapDeparturesListener,
  ],
  exports: [GapFaqs, GapTelling],
})
export class GapsModule {}
