import { CATEGORIES, LIMITS, type Category, type TriedFaq } from '@switchboard/contracts';
import { ArrayMaxSize, IsArray, IsIn, IsString, Length } from 'class-validator';
import { HasVisibleText, MayBeAbsent, Trimmed } from '../../../platform/http/dto.decorators';
import { IsObjectId } from '../../../platform/http/is-object-id.decorator';

/** By the rules that a saved one has to meet. */
export class TriedFaqDto implements TriedFaq {
  /** Of the FAQ that it stands in for. */
  @MayBeAbsent()
  @IsObjectId()
  _id?: string;

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
  @IsArray()
  @ArrayMaxSize(LIMITS.faqKeywords)
  @IsString({ each: true })
  @Length(1, LIMITS.faqKeyword, { each: true })
  @HasVisibleText({ each: true })
  keywords?: string[];

  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(LIMITS.faqVariants)
  @IsString({ each: true })
  @Length(1, LIMITS.faqQuestion, { each: true })
  @HasVisibleText({ each: true })
  variants?: string[];
}
