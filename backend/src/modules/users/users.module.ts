import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { DirectoryService } from './directory.service';
import { PresenceLeases } from './presence.leases';
import { PresenceService } from './presence.service';
import { User, UserSchema } from './user.schema';
import { UsersRepository } from './users.repository';
import { UsersService } from './users.service';

@Module({
  imports: [MongooseModule.forFeature([{ name: User.name, schema: UserSchema }])],
  providers: [UsersRepository, UsersService, DirectoryService, PresenceLeases, PresenceService],
  exports: [UsersService, DirectoryService, PresenceService],
})
export class UsersModule {}
