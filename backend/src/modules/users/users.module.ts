import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AccessChanges } from './access/access-changes.service';
import { AccessLogRepository } from './access/access-log.repository';
import { AccessLog, AccessLogSchema } from './access/access-log.schema';
import { AccountsRepository } from './accounts.repository';
import { AccountsService } from './accounts.service';
import { DeparturesService } from './departures.service';
import { DirectoryService } from './directory.service';
import { PicturesController } from './pictures.controller';
import { PicturesService } from './pictures.service';
import { Picture, PictureSchema } from './pictures/picture.schema';
import { PicturesRepository } from './pictures/pictures.repository';
import { PresenceLeases } from './presence.leases';
import { PresenceService } from './presence.service';
import { User, UserSchema } from './user.schema';
import { UsersRepository } from './users.repository';
import { UsersService } from './users.service';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: User.name, schema: UserSchema },
      { name: AccessLog.name, schema: AccessLogSchema },
      { name: Picture.name, schema: PictureSchema },
    ]),
  ],
  controllers: [PicturesController],
  providers: [
    UsersRepository,
    UsersService,
    AccessLogRepository,
    AccessChanges,
    AccountsRepository,
    AccountsService,
    DeparturesService,
    DirectoryService,
    PicturesRepository,
    PicturesService,
    PresenceLeases,
    PresenceService,
  ],
  exports: [
    UsersService,
    AccountsService,
    DeparturesService,
    DirectoryService,
    PicturesService,
    PresenceService,
  ],
})
export class UsersModule {}
