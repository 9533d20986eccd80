import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AuditModule } from '../audit/audit.module';
import { CannedReply, CannedReplySchema } from './canned-reply.schema';
import { CannedRepliesController } from './canned-replies.controller';
import { CannedRepliesRepository } from './canned-replies.repository';
import { CannedRepliesService } from './canned-replies.service';

@Module({
  imports: [AuditModule, MongooseModule.forFeature([{ name: CannedReply.name, schema: CannedReplySchema }])],
  controllers: [CannedRepliesController],
  providers: [CannedRepliesRepository, CannedRepliesService],
  exports: [CannedRepliesService],
})
export class CannedRepliesModule {}
