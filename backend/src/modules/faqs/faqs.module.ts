import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { FaqOpinion, FaqOpinionSchema } from './faq-opinion.schema';
import { FaqOpinionsRepository } from './faq-opinions.repository';
import { Faq, FaqSchema } from './faq.schema';
import { FaqsController } from './faqs.controller';
import { FaqsRepository } from './faqs.repository';
import { FaqsService } from './faqs.service';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: Faq.name, schema: FaqSchema },
      { name: FaqOpinion.name, schema: FaqOpinionSchema },
    ]),
  ],
  controllers: [FaqsController],
  providers: [FaqsRepository, FaqOpinionsRepository, FaqsService],
  exports: [FaqsService],
})
export class FaqsModule {}
