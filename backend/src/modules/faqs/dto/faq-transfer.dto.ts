import {
  FAQ_FILE_FORMATS,
  type ExportFaqsQuery,
  type FaqFileFormat,
  type ImportFaqsQuery,
} from '@switchboard/contracts';
import { IsIn } from 'class-validator';
import { MayBeAbsent, QueryBoolean } from '../../../platform/http/dto.decorators';

export class ExportFaqsDto implements ExportFaqsQuery {
  @MayBeAbsent()
  @IsIn(FAQ_FILE_FORMATS)
  format?: FaqFileFormat;
}

export class ImportFaqsDto implements ImportFaqsQuery {
  /** Says what would be done, and does nothing. */
  @MayBeAbsent()
  @QueryBoolean()
  dryRun?: boolean;
}
