import { PartialType } from '@nestjs/swagger';
import {
  CATEGORIES,
  KNOWLEDGE_LIMITS,
  LIMITS,
  type Category,
  type CreateFaqRequest,
  type ListFaqsQuery,
  type MoveFaqRequest,
  type RateFaqRequest,
  type UpdateFaqRequest,
} from '@switchboard/contracts';
import { Transform, type TransformFnParams } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsMongoId,
  IsString,
  Length,
  Min,
  ValidateIf,
} from 'class-validator';
import { CursorPageDto } from '../../../platform/http/cursor-page.dto';
import { HasVisibleText, MayBeAbsent, QueryBoolean, Trimmed } from '../../../platform/http/dto.decorators';
import { IsObjectId } from '../../../platform/http/is-object-id.decorator';
import { FaqWordsDto } from '../faq-words.types';

const lowerCaseEach = ({ value }: TransformFnParams): unknown =>
  Array.isArray(value)
    ? value.map((item: unknown) => (typeof item === 'string' ? item.toLowerCase() : item))
    : value;

export class CreateFaqDto extends FaqWordsDto implements CreateFaqRequest {
  /** Ids of other FAQs. */
  @MayBeAbsent()
  @Transform(lowerCaseEach)
  @IsArray()
  @ArrayMaxSize(KNOWLEDGE_LIMITS.related)
  @ArrayUnique()
  @IsMongoId({ each: true })
  relatedQuestions?: string[];

  @MayBeAbsent()
  @IsBoolean()
  isActive?: boolean;
}

export class UpdateFaqDto
  extends PartialType(CreateFaqDto, { skipNullProperties: false })
  implements UpdateFaqRequest
{
  /** The one that was read, so that nobody's edit is overwritten unseen. */
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  revision?: number;
}

export class ListFaqsDto extends CursorPageDto implements ListFaqsQuery {
  @MayBeAbsent()
  @IsIn(CATEGORIES)
  category?: Category;

  /** Words to find; any of them counts. */
  @MayBeAbsent()
  @Trimmed()
  @IsString()
  @Length(1, LIMITS.search)
  @HasVisibleText()
  search?: string;

  /** For admins. */
  @MayBeAbsent()
  @QueryBoolean()
  includeInactive?: boolean;

  /** false, for drafts, is for admins. */
  @MayBeAbsent()
  @QueryBoolean()
  isActive?: boolean;
}

export class MoveFaqDto implements MoveFaqRequest {
  /** Id of the FAQ to go behind; null to be the first. */
  @ValidateIf((_, value) => value !== null)
  @IsObjectId()
  after!: string | null;
}

export class RateFaqDto implements RateFaqRequest {
  @IsBoolean()
  helpful!: boolean;
}
