import { Module } from '@nestjs/common';
import { AiApiModule } from '../ai/ai-api.module';
import { AuditModule } from '../audit/audit.module';
import { FaqsModule } from '../faqs/faqs.module';
import { MessagesModule } from '../messages/messages.module';
import { UsersModule } from '../users/users.module';
import { GapDetails } from './gaps/gap-details.service';
import { GapDrafts } from './gaps/gap-drafts.service';
import { GapList } from './gaps/gap-list.service';
import { GapsController } from './gaps/gaps.controller';
import { GapsService } from './gaps/gaps.service';
import { GapsModule } from './gaps.module';
import { GapsStoreModule } from './gaps-store.module';
import { RollupsModule } from './rollups.module';

/** For admins who close gaps over HTTP. */
@Module({
  imports: [
    GapsModule,
    GapsStoreModule,
    RollupsModule,
    AiApiModule,
    AuditModule,
    FaqsModule,
    MessagesModule,
    UsersModule,
  ],
  controllers: [GapsController],
  providers: [GapList, GapDetails, GapDrafts, GapsService],
})
export class GapsApiModule {}
