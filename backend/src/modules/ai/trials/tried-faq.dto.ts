import type { TriedFaq } from '@switchboard/contracts';
import { MayBeAbsent } from '../../../platform/http/dto.decorators';
import { IsObjectId } from '../../../platform/http/is-object-id.decorator';
import { FaqWordsDto } from '../../faqs/faq-words.types';

/** By the rules that a saved one has to meet. */
export class TriedFaqDto extends FaqWordsDto implements TriedFaq {
  /** Of the FAQ that it stands in for. */
  @MayBeAbsent()
  @IsObjectId()
  _id?: string;
}
