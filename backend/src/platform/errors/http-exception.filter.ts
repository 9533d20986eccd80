import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isUnexpected, toFailure } from './failure';

/** Every failure of an HTTP request leaves in the envelope. */
@Catch()
export class HttpExceptionFilter implements ExceptionFilter {
  private readonly logger = new Logger(HttpExceptionFilter.name);

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    const failure = toFailure(exception, http.getRequest<Request & { id: string }>().id);
    if (isUnexpected(failure)) this.logger.error({ err: exception });
    // The throttler sets Retry-After itself before it throws.
    if (failure.retryAfter !== undefined) response.setHeader('Retry-After', Math.ceil(failure.retryAfter));
    if (response.headersSent) response.end();
    else response.status(failure.status).json(failure.body);
  }
}
