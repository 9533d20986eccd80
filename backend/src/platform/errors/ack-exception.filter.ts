import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Failure } from '@switchboard/contracts';
import { correlationIdOrNew } from '../logging/correlation';
import { isUnexpected, toFailure } from './failure';

/**
 * A socket event that failed is answered in its acknowledgement. Bind it on the gateway itself: global filters do
 * not reach gateways, and Nest's own would emit an `exception` event instead.
 */
@Catch()
export class AckExceptionFilter implements ExceptionFilter {
  private readonly logger = new Logger(AckExceptionFilter.name);

  catch(exception: unknown, host: ArgumentsHost): void {
    const failure = toFailure(exception, correlationIdOrNew());
    if (isUnexpected(failure)) this.logger.error({ err: exception });
    acknowledgementOf(host)?.(failure.body);
  }
}

/** The client's callback: the last argument, or the one before the event's name that Nest appends. */
function acknowledgementOf(host: ArgumentsHost): ((answer: Failure) => void) | undefined {
  return host.getArgs<unknown[]>().find((argument) => typeof argument === 'function') as
    ((answer: Failure) => void) | undefined;
}
