import { Module, type OnModuleInit } from '@nestjs/common';
import { InjectConnection, MongooseModule } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { Environment } from '../../config/environment';

/**
 * Milliseconds. A request must be told soon that the database is gone, also when it hangs and its sockets stay open:
 * the driver's monitor then misses an answer (after HEARTBEAT + CONNECT at most) and cuts off every call, which is
 * tried once more (for SELECTION).
 */
const SELECTION = 3_000;
const CONNECT = 2_500;
const HEARTBEAT = 2_000;
/** For a free connection. */
const QUEUE = 5_000;
/** A connection that alone is dead. Longer than any query, and than indexes take to build at a start. */
const SILENCE = 30_000;

@Module({
  imports: [
    MongooseModule.forRootAsync({
      inject: [Environment],
      useFactory: (environment: Environment) => ({
        uri: environment.MONGODB_URI,
        serverSelectionTimeoutMS: SELECTION,
        connectTimeoutMS: CONNECT,
        heartbeatFrequencyMS: HEARTBEAT,
        waitQueueTimeoutMS: QUEUE,
        socketTimeoutMS: SILENCE,
        // Answer 503 instead of holding requests back.
        bufferCommands: false,
        // See onModuleInit.
        autoCreate: false,
        autoIndex: false,
        retryAttempts: 5,
        retryDelay: 1_000,
      }),
    }),
  ],
})
export class DatabaseModule implements OnModuleInit {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  /**
   * Nothing is served before the unique indexes stand: rules rest on them. One model after the other: all at once take
   * every connection, and on a busy machine the last would wait for one in vain.
   */
  async onModuleInit(): Promise<void> {
    for (const model of Object.values(this.connection.models)) await model.createIndexes();
  }
}
