import { Controller, Get, HttpCode, Post, Query, UploadedFile, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { KNOWLEDGE_LIMITS } from '@switchboard/contracts';
import { ResponseMessage, WithoutEnvelope } from '../../../platform/http/envelope.interceptor';
import { notOneFile, oneFileUpload } from '../../../platform/http/one-file-upload';
import { CurrentUser, RequirePermission, type Principal } from '../../../platform/security/access.decorators';
import { ExportFaqsDto, ImportFaqsDto } from '../dto/faq-transfer.dto';
import { FaqExportService } from './faq-export.service';
import { FaqImportService } from './faq-import.service';

const FIELD = 'file';

/** The knowledge base as a file. */
@ApiTags('faqs')
@ApiBearerAuth()
@Controller('faqs')
@RequirePermission('faqs:manage')
export class FaqTransferController {
  constructor(
    private readonly imports: FaqImportService,
    private readonly exports: FaqExportService,
  ) {}

  /** CSV or JSON; CSV unless told otherwise. */
  @Get('export')
  @WithoutEnvelope()
  @ApiProduces('text/csv', 'application/json')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  export(@CurrentUser() by: Principal, @Query() { format = 'csv' }: ExportFaqsDto) {
    return this.exports.export(by, format);
  }

  /** A file as the export makes it, .csv or .json, in UTF-8: all of it or nothing. */
  @Post('import')
  @HttpCode(200)
  @UseInterceptors(
    oneFileUpload({
      field: FIELD,
      bytes: KNOWLEDGE_LIMITS.importBytes,
      tooLarge: 'A file of FAQs may have 10 MB at most.',
    }),
  )
  @ResponseMessage('FAQs imported')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: [FIELD],
      properties: { [FIELD]: { type: 'string', format: 'binary' } },
    },
  })
  import(
    @CurrentUser() by: Principal,
    @Query() { dryRun = false }: ImportFaqsDto,
    @UploadedFile() file: Express.Multer.File | undefined,
  ) {
    if (!file) throw notOneFile(FIELD);
    const given = { name: file.originalname, bytes: file.buffer };
    return dryRun ? this.imports.try(given) : this.imports.import(by, given);
  }
}
