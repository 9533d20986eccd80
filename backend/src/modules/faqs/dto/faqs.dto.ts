import { PartialType } from '@nestjs/swagger';
import {
  CATEGORIES,
  LIMITS,
  type Category,
  type CreateFaqRequest,
  type ListFaqsQuery,
  type UpdateFaqRequest,
} from '@switchboard/contracts';
import { Transform, Type, type TransformFnParams } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsMongoId,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { trimmed } from '../../../platform/http/transforms';

const RELATED_MAX = 20;
/** A cursor holds a question, which may be of any alphabet. */
const CURSOR_MAX = 4_000;

/** May be left out, but not be null: @IsOptional would let null through to the store. */
const MayBeAbsent = () => ValidateIf((_, value) => value !== undefined);

const each =
  (change: (text: string) => string) =>
  ({ value }: TransformFnParams): unknown =>
    Array.isArray(value)
      ? value.map((item: unknown) => (typeof item === 'string' ? change(item) : item))
      : value;
const trimmedEach = each((text) => text.trim());
const lowerCaseEach = each((text) => text.toLowerCase());

const flag = ({ value }: TransformFnParams): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

export class CreateFaqDto implements CreateFaqRequest {
  @IsIn(CATEGORIES)
  category!: Category;

  @Transform(trimmed)
  @IsString()
  @Length(1, LIMITS.faqQuestion)
  question!: string;

  @Transform(trimmed)
  @IsString()
  @Length(1, LIMITS.faqAnswer)
  answer!: string;

  @MayBeAbsent()
  @Transform(trimmedEach)
  @IsArray()
  @ArrayMaxSize(LIMITS.faqKeywords)
  @IsString({ each: true })
  @Length(1, LIMITS.faqKeyword, { each: true })
  keywords?: string[];

  /** Other ways to ask the same. */
  @MayBeAbsent()
  @Transform(trimmedEach)
  @IsArray()
  @ArrayMaxSize(LIMITS.faqVariants)
  @IsString({ each: true })
  @Length(1, LIMITS.faqQuestion, { each: true })
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

export class ListFaqsDto implements ListFaqsQuery {
  @IsOptional()
  @IsIn(CATEGORIES)
  category?: Category;

  /** Words to find; any of them counts. */
  @IsOptional()
  @Transform(trimmed)
  @IsString()
  @Length(1, LIMITS.search)
  search?: string;

  /** For admins. */
  @IsOptional()
  @Transform(flag)
  @IsBoolean()
  includeInactive?: boolean;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LIMITS.listPageMax)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(CURSOR_MAX)
  cursor?: string;
}
