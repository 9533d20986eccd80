import { Injectable, type PipeTransform } from '@nestjs/common';
import { createValidationPipe } from '../../platform/errors/validation.pipe';

/** Pipes of a socket payload, bound to the parameter: global ones do not reach gateways. */
export const payloadPipe = createValidationPipe();

/** Joining and leaving take a bare conversation id too. */
@Injectable()
export class BareIdPipe implements PipeTransform<unknown, unknown> {
  transform(value: unknown): unknown {
    return typeof value === 'string' ? { conversationId: value } : value;
  }
}
