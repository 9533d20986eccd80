import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AiProvidersModule } from '../ai/ai-providers.module';
import { ConversationsModule } from '../conversations/conversations.module';
import { FaqsModule } from '../faqs/faqs.module';
import { MessagesModule } from '../messages/messages.module';
import { ReportsModule } from '../reports/reports.module';
import { SettingsModule } from '../settings/settings.module';
import { Changes } from './counting/changes.service';
import { Countables } from './counting/countables.service';
import { Sources } from './counting/sources.service';
import { GapsStoreModule } from './gaps-store.module';
import { DeletionsListener } from './rollups/deletions.listener';
import { RollupKeeper } from './rollups/rollup-keeper.service';
import { RollupReader } from './rollups/rollup-reader.service';
import { RollupState, RollupStateSchema } from './rollups/rollup-state.schema';
import { RollupStateRepository } from './rollups/rollup-state.repository';
import { RollupWalk } from './rollups/rollup-walk.service';
import { RollupWriter } from './rollups/rollup-writer.service';
import { Rollup, RollupMark, RollupMarkSchema, RollupSchema } from './rollups/rollup.schema';
import { RollupsRepository } from './rollups/rollups.repository';

/** For both processes: a worker's sweep counts, and either may delete what was counted. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: Rollup.name, schema: RollupSchema },
      { name: RollupMark.name, schema: RollupMarkSchema },
      { name: RollupState.name, schema: RollupStateSchema },
    ]),
    AiProvidersModule,
    ConversationsModule,
    FaqsModule,
    GapsStoreModule,
    MessagesModule,
    ReportsModule,
    SettingsModule,
  ],
  providers: [
    Countables,
    Changes,
    Sources,
    RollupsRepository,
    RollupStateRepository,
    RollupWriter,
    RollupKeeper,
    RollupReader,
    RollupWalk,
    DeletionsListener,
  ],
  exports: [RollupReader, RollupWalk, RollupStateRepository, Countables],
})
export class RollupsModule {}
