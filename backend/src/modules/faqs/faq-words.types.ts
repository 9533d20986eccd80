import { CATEGORIES, LIMITS, type Category } from '@switchboard/contracts';
import { Transform, type TransformFnParams } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsString, Length } from 'class-validator';
import { HasVisibleText, MayBeAbsent, Trimmed } from '../../platform/http/dto.decorators';

const trimmedEach = ({ value }: TransformFnParams): unknown =>
  Array.isArray(value)
    ? value.map((item: unknown) => (typeof item === 'string' ? item.trim() : item))
    : value;

/** What an FAQ says, whether it is to be saved or only tried out. */
export class FaqWordsDto {
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
}
