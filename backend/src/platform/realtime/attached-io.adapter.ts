import type { Server as HttpServer } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server } from 'socket.io';
import { RealtimeServer } from './realtime.server';

/** Gives Nest's gateways the realtime server, listening on the application's own HTTP port. */
export class AttachedIoAdapter extends IoAdapter {
  private readonly realtime: RealtimeServer;

  constructor(private readonly app: INestApplication<HttpServer>) {
    super(app);
    this.realtime = app.get(RealtimeServer);
  }

  override createIOServer(): Server {
    this.realtime.attach(this.app.getHttpServer());
    return this.realtime.io;
  }
}
