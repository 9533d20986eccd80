import { PartialType } from '@nestjs/swagger';
import {
  CATEGORIES,
  LIMITS,
  type Category,
  type CreateCannedReplyRequest,
  type ListCannedRepliesQuery,
  type UpdateCannedReplyRequest,
} from '@switchboard/contracts';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import { HasVisibleText, MayBeAbsent, Trimmed } from '../../../platform/http/dto.decorators';

export class CreateCannedReplyDto implements CreateCannedReplyRequest {
  /** Lower case letters, digits and hyphens between them. */
  @Trimmed()
  @IsString()
  @Length(1, LIMITS.cannedShortcut)
  @Matches(/^[a-z\d]+(?:-[a-z\d]+)*$/, {
    message: '$property must be lower case letters and digits, with single hyphens between them',
  })
  shortcut!: string;

  @Trimmed()
  @IsString()
  @Length(1, LIMITS.cannedTitle)
  @HasVisibleText()
  title!: string;

  @Trimmed()
  @IsString()
  @Length(1, LIMITS.messageContent)
  @HasVisibleText()
  content!: string;

  @MayBeAbsent()
  @IsIn(CATEGORIES)
  category?: Category;
}

export class UpdateCannedReplyDto
  extends PartialType(CreateCannedReplyDto, { skipNullProperties: false })
  implements UpdateCannedReplyRequest {}

export class ListCannedRepliesDto implements ListCannedRepliesQuery {
  @MayBeAbsent()
  @IsIn(CATEGORIES)
  category?: Category;

  /** Words that the shortcut, the title or the text must hold. */
  @MayBeAbsent()
  @Trimmed()
  @IsString()
  @Length(1, LIMITS.search)
  @HasVisibleText()
  search?: string;
}
