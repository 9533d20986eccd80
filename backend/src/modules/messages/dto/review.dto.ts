import { REVIEW_STATES, type ListReviewQuery, type ReviewState } from '@switchboard/contracts';
import { IsIn } from 'class-validator';
import { CursorPageDto } from '../../../platform/http/cursor-page.dto';
import { MayBeAbsent } from '../../../platform/http/dto.decorators';

export class ListReviewDto extends CursorPageDto implements ListReviewQuery {
  @MayBeAbsent()
  @IsIn(REVIEW_STATES)
  state?: ReviewState;
}
