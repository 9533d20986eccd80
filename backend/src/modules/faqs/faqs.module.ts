import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AuditModule } from '../audit/audit.module';
import { UsersModule } from '../users/users.module';
import { FaqEditingService } from './faq-editing.service';
import { FaqFactsService } from './faq-facts.service';
import { FaqOpinion, FaqOpinionSchema } from './faq-opinion.schema';
import { FaqOpinionsRepository } from './faq-opinions.repository';
import { FaqOpinionsService } from './faq-opinions.service';
import { Faq, FaqSchema } from './faq.schema';
import { FaqsController } from './faqs.controller';
import { FaqsRepository } from './faqs.repository';
import { FaqsService } from './faqs.service';
import { FaqPlacesService } from './places/faq-places.service';
import { FaqExportService } from './transfer/faq-export.service';
import { FaqImportRun, FaqImportRunSchema } from './transfer/faq-import.schema';
import { FaqImportService } from './transfer/faq-import.service';
import { FaqImportsRepository } from './transfer/faq-imports.repository';
import { FaqTransferController } from './transfer/faq-transfer.controller';
import { FaqVersion, FaqVersionSchema } from './versions/faq-version.schema';
import { FaqVersionsController } from './versions/faq-versions.controller';
import { FaqVersionsRepository } from './versions/faq-versions.repository';
import { FaqVersionsService } from './versions/faq-versions.service';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: Faq.name, schema: FaqSchema },
      { name: FaqOpinion.name, schema: FaqOpinionSchema },
      { name: FaqVersion.name, schema: FaqVersionSchema },
      { name: FaqImportRun.name, schema: FaqImportRunSchema },
    ]),
    UsersModule,
    AuditModule,
  ],
  // Before `faqs/:id`, which would take `faqs/export` for an id.
  controllers: [FaqTransferController, FaqsController, FaqVersionsController],
  providers: [
    FaqsRepository,
    FaqOpinionsRepository,
    FaqVersionsRepository,
    FaqImportsRepository,
    FaqsService,
    FaqFactsService,
    FaqOpinionsService,
    FaqEditingService,
    FaqPlacesService,
    FaqVersionsService,
    FaqImportService,
    FaqExportService,
  ],
  exports: [FaqsService, FaqFactsService, FaqEditingService],
})
export class FaqsModule {}
