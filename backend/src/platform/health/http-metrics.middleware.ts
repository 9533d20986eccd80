import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { MetricsService } from './metrics.service';

/** Times every request under the name of its route, so that ids do not multiply the series. */
export function httpMetrics(metrics: MetricsService): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const stop = metrics.httpDuration.startTimer({ method: request.method });
    metrics.httpInFlight.inc();
    // Not "finish": that never comes when the client leaves.
    response.once('close', () => {
      metrics.httpInFlight.dec();
      const route = (request.route as { path?: string } | undefined)?.path ?? 'none';
      stop({ route, status: response.writableFinished ? response.statusCode : 'aborted' });
      if (!response.writableFinished) return;
      metrics.recent.requests.increment();
      if (response.statusCode >= 500) metrics.recent.serverErrors.increment();
    });
    next();
  };
}
