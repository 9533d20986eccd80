import type { INestApplication } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { LIMITS } from '@switchboard/contracts';
import { Logger } from 'nestjs-pino';
import type { Logger as PinoLogger } from 'pino';
import { Environment } from '../config/environment';
import { bodyErrors } from '../platform/errors/body-errors.middleware';
import { HttpExceptionFilter } from '../platform/errors/http-exception.filter';
import { createValidationPipe } from '../platform/errors/validation.pipe';
import { httpMetrics } from '../platform/health/http-metrics.middleware';
import { MetricsService } from '../platform/health/metrics.service';
import { completeDocument } from '../platform/http/api-document';
import { EnvelopeInterceptor } from '../platform/http/envelope.interceptor';
import { jsonOnly, type UploadRoute } from '../platform/http/json-only.middleware';
import { UnexpectedInputInterceptor } from '../platform/http/unexpected-input.interceptor';
import { serveWebApp } from '../platform/http/web-app';
import { ROOT_LOGGER } from '../platform/logging/logger';
import { correlateRequests, requestLog } from '../platform/logging/request-log.middleware';
import { PRODUCT_VERSION } from '../platform/processes/product-version';
import { AttachedIoAdapter } from '../platform/realtime/attached-io.adapter';
import { noteOrigin } from '../platform/security/request-origin';
import { securityHeaders } from '../platform/security/security-headers';

/** Where a body is a form with a file. */
const UPLOADS: readonly UploadRoute[] = [
  { method: 'PUT', path: '/auth/avatar' },
  { method: 'PUT', path: '/settings/logo' },
  { method: 'POST', path: '/faqs/import' },
];

/** Everything about the API's HTTP and sockets that is not a feature. Tests set their applications up with it too. */
export function configureApi(app: NestExpressApplication): void {
  const environment = app.get(Environment);
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks([], { useProcessExit: true });
  app.disable('x-powered-by');
  if (environment.TRUST_PROXY.length) app.set('trust proxy', environment.TRUST_PROXY);
  app.enableCors({ origin: environment.CORS_ORIGINS.length ? environment.CORS_ORIGINS : false });
  app.use(correlateRequests);
  app.use(noteOrigin);
  app.use(requestLog(app.get<PinoLogger>(ROOT_LOGGER)));
  app.use(httpMetrics(app.get(MetricsService)));
  app.use(securityHeaders());
  app.use('/api', jsonOnly(UPLOADS));
  app.useBodyParser('json', { limit: LIMITS.bodyBytes });
  app.use(bodyErrors);
  app.setGlobalPrefix('api', { exclude: ['metrics'] });
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new HttpExceptionFilter());
  app.useGlobalInterceptors(new UnexpectedInputInterceptor(), new EnvelopeInterceptor(app.get(Reflector)));
  app.useWebSocketAdapter(new AttachedIoAdapter(app));
  describeApi(app);
  if (environment.STATIC_DIR) serveWebApp(app, environment.STATIC_DIR);
}

function describeApi(app: INestApplication): void {
  const description = new DocumentBuilder()
    .setTitle('Switchboard')
    .setDescription('The HTTP interface of the Switchboard support portal')
    .setVersion(PRODUCT_VERSION)
    .addBearerAuth()
    .build();
  const document = () => completeDocument(SwaggerModule.createDocument(app, description));
  SwaggerModule.setup('api/docs', app, document, { jsonDocumentUrl: 'api/docs-json' });
}
