import { Global, Module } from '@nestjs/common';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { Environment } from '../config/environment';
import { readSeedEnvironment } from '../config/seed-environment';
import { CannedRepliesModule } from '../modules/canned-replies/canned-replies.module';
import { FaqsModule } from '../modules/faqs/faqs.module';
import { UsersModule } from '../modules/users/users.module';
import { DatabaseModule } from '../platform/database/database.module';
import { RealtimeServer } from '../platform/realtime/realtime.server';
import { IMPATIENT_REDIS } from '../platform/redis/redis.module';
import { Seeder } from './seeder.service';

/** Nobody is connected to a seeder, so there is nobody to tell. */
const silentRealtime: Pick<RealtimeServer, 'signal' | 'onSignal'> = {
  signal: () => undefined,
  onSignal: () => () => undefined,
};

/** In place of the configuration, Redis and the road back to browsers. */
@Global()
@Module({
  providers: [
    { provide: Environment, useFactory: readSeedEnvironment },
    { provide: RealtimeServer, useValue: silentRealtime },
    { provide: IMPATIENT_REDIS, useValue: null },
  ],
  exports: [Environment, RealtimeServer, IMPATIENT_REDIS],
})
class SeedPlatformModule {}

/** Users, FAQs and canned replies on a MongoDB, and nothing else: no Redis, no secret, no port. */
@Module({
  imports: [
    SeedPlatformModule,
    EventEmitterModule.forRoot(),
    DatabaseModule,
    UsersModule,
    FaqsModule,
    CannedRepliesModule,
  ],
  providers: [Seeder],
})
export class SeedModule {}
