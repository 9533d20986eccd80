import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
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
export class DatabaseModule {}
