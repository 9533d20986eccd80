import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectConnection, MongooseModule } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { Environment } from '../../config/environment';

/** Milliseconds: a request must be told soon that the database is gone. */
const GIVE_UP_AFTER = 3_000;

@Module({
  imports: [
    MongooseModule.forRootAsync({
      inject: [Environment],
      useFactory: (environment: Environment) => ({
        uri: environment.MONGODB_URI,
        serverSelectionTimeoutMS: GIVE_UP_AFTER,
        // Answer 503 instead of holding requests back.
        bufferCommands: false,
        retryAttempts: 5,
        retryDelay: 1_000,
      }),
    }),
  ],
})
export class DatabaseModule implements OnApplicationBootstrap {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  /** Nothing is served before the unique indexes stand: rules rest on them. */
  async onApplicationBootstrap(): Promise<void> {
    await Promise.all(Object.values(this.connection.models).map((model) => model.init()));
  }
}
