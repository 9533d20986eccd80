import { LIMITS } from '@switchboard/contracts';
import { IsString, Length } from 'class-validator';
import { HasNoNul, Trimmed } from '../../../platform/http/dto.decorators';

export class SearchDto {
  /** Words to find. */
  @Trimmed()
  @IsString()
  @Length(1, LIMITS.search)
  @HasNoNul()
  q!: string;
}
