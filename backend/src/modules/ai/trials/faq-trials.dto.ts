import { LIMITS, type FaqImpactRequest, type SimilarFaqsRequest } from '@switchboard/contracts';
import { Type } from 'class-transformer';
import { IsDefined, IsObject, IsString, Length, ValidateNested } from 'class-validator';
import { HasVisibleText, MayBeAbsent, Trimmed } from '../../../platform/http/dto.decorators';
import { IsObjectId } from '../../../platform/http/is-object-id.decorator';
import { TriedFaqDto } from './tried-faq.dto';

export class SimilarFaqsDto implements SimilarFaqsRequest {
  @Trimmed()
  @IsString()
  @Length(1, LIMITS.faqQuestion)
  @HasVisibleText()
  question!: string;

  /** Id of the FAQ that is being edited. */
  @MayBeAbsent()
  @IsObjectId()
  except?: string;
}

export class FaqImpactDto implements FaqImpactRequest {
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => TriedFaqDto)
  draft!: TriedFaqDto;
}
