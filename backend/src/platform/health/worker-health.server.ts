import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Environment } from '../../config/environment';
import { HealthService, type DependencyName } from './health.service';
import { MetricsService } from './metrics.service';

const DEPENDENCIES: DependencyName[] = ['mongodb', 'redis'];

/** A worker is an application context without HTTP; this is all that it serves: health and metrics. */
@Injectable()
export class WorkerHealthServer implements OnApplicationShutdown {
  private readonly logger = new Logger(WorkerHealthServer.name);
  private readonly server: Server;

  constructor(
    private readonly environment: Environment,
    private readonly health: HealthService,
    private readonly metrics: MetricsService,
  ) {
    this.server = createServer((request, response) => {
      this.answer(request.url ?? '', response).catch((error: unknown) => {
        this.logger.error({ err: error });
        response.writeHead(500).end();
      });
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.environment.HEALTH_PORT, this.environment.HOST, resolve);
    });
    const { port } = this.server.address() as AddressInfo;
    this.logger.log(`health and metrics on port ${port}`);
    return port;
  }

  onApplicationShutdown(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(url: string, response: ServerResponse): Promise<void> {
    switch (url.split('?')[0]) {
      case '/api/health/live':
        return json(response, 200, { status: 'ok' });
      case '/api/health/ready':
        return this.answerReady(response);
      case '/metrics':
        response.setHeader('Content-Type', this.metrics.registry.contentType);
        response.end(await this.metrics.registry.metrics());
        return;
      default:
        return json(response, 404, { status: 'error' });
    }
  }

  private async answerReady(response: ServerResponse): Promise<void> {
    const details: Record<string, { status: 'up' | 'down' }> = {};
    for (const name of DEPENDENCIES) {
      details[name] = { status: (await this.health.isUp(name)) ? 'up' : 'down' };
    }
    const isReady = Object.values(details).every(({ status }) => status === 'up');
    json(response, isReady ? 200 : 503, { status: isReady ? 'ok' : 'error', details });
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
