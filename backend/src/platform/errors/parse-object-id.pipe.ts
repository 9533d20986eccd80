import { Injectable, type PipeTransform } from '@nestjs/common';
import { isMongoId } from 'class-validator';
import { DomainError } from './domain.error';

/** A path's id as 24 hexadecimal digits in lower case, or 400. */
@Injectable()
export class ParseObjectIdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isMongoId(value)) throw new DomainError('INVALID_ID', 'That is not a valid id.');
    return value.toLowerCase();
  }
}
