import type { FaqDiffQuery, RestoreFaqRequest } from '@switchboard/contracts';
import { IsInt, Min } from 'class-validator';
import { MayBeAbsent, QueryInteger } from '../../../platform/http/dto.decorators';

const HIGHEST = Number.MAX_SAFE_INTEGER;

export class FaqDiffDto implements FaqDiffQuery {
  @QueryInteger(0, HIGHEST)
  from!: number;

  @QueryInteger(0, HIGHEST)
  to!: number;
}

export class RestoreFaqDto implements RestoreFaqRequest {
  @IsInt()
  @Min(0)
  version!: number;

  /** The one that was read, so that nobody's edit is overwritten unseen. */
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  revision?: number;
}
