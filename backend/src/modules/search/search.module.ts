import { Module } from '@nestjs/common';
import { ConversationsModule } from '../conversations/conversations.module';
import { FaqsModule } from '../faqs/faqs.module';
import { SearchController } from './search.controller';
import { SearchService } from './search.service';

/** For the API's composition alone. */
@Module({
  imports: [ConversationsModule, FaqsModule],
  controllers: [SearchController],
  providers: [SearchService],
})
export class SearchModule {}
