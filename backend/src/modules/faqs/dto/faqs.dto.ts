import { PartialType } from '@nestjs/swagger';
import {
  CATEGORIES,
  LIMITS,
  type Category,
  type CreateFaqRequest,
  type ListFaqsQuery,
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
  IsMongoId,
  IsString,
  Length,
} from 'class-validator';
import { CursorPageDto } from '../../../platform/http/cursor-page.dto';
import { HasVisibleText, MayBeAbsent, QueryBoolean, Trimmed } from '../../../platform/http/dto.decorators';

const RELATED_MAX = 20;

const each =
  (change: (text: string) => string) =>
  ({ value }: TransformFnParams): unknown =>
    Array.isArray(value)
      ? value.map((item: unknown) => (typeof item === 'string' ? change(item) : item))
      : value;
const trimmedEach = each((text) => text.trim());
const lowerCaseEach = each((text) => text.toLowerCase());

export class CreateFaqDto implements CreateFaqRequest {
  @IsIn(CATEGORIES)
  category!: Category;

  @Trimmed()
  @IsString()
  @Length(1, LIMITS.faqQuestion)
  @HasVisibleText()
  question!: string;

  @Trimmed()
  @IsString()
  @Length(1, LIMITS.faqAnswer)
  @HasVisibleText()
  answer!: string;

  @MayBeAbsent()
  @Transform(trimmedEach)
  @IsArray()
  @ArrayMaxSize(LIMITS.faqKeywords)
  @IsString({ each: true })
  @Length(1, LIMITS.faqKeyword, { each: true })
  @HasVisibleText({ each: true })
  keywords?: string[];

  /** Other ways to ask the same. */
  @MayBeAbsent()
  @Transform(trimmedEach)
  @IsArray()
  @ArrayMaxSize(LIMITS.faqVariants)
  @IsString({ each: true })
  @Length(1, LIMITS.faqQuestion, { each: true })
  @HasVisibleText({ each: true })
  variants?: string[];

  /** Ids of other FAQs. */
  @MayBeAbsent()
  @Transform(lowerCaseEach)
  @IsArray()
  @ArrayMaxSize(RELATED_MAX)
  @ArrayUnique()
  @IsMongoId({ each: true })
  relatedQuestions?: string[];

  @MayBeAbsent()
  @IsBoolean()
  isActive?: boolean;
}

export class UpdateFaqDto
  extends PartialType(CreateFaqDto, { skipNullProperties: false })
  implements UpdateFaqRequest {}

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
}

export class RateFaqDto implements RateFaqRequest {
  @IsBoolean()
  helpful!: boolean;
}
