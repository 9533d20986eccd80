import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { NextFunction, Request, Response } from 'express';

const SERVER_PATHS = /^\/(api|socket\.io|metrics)(\/|$)/i;

/** `/.env`, `/.git/config`: no address of the app. */
const HIDDEN = /\/\./;

/** Names with a content hash, as the Angular build writes them, never change. */
const HASHED_NAME = /-[A-Z0-9]{8}\.\w+$/;

/** Serves the built web app from `folder`, and its index.html for every page address of the app. */
export function serveWebApp(app: NestExpressApplication, folder: string): void {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) throw new Error(`STATIC_DIR has no index.html: ${folder}`);
  app.use(compression());
  app.useStaticAssets(folder, {
    index: false,
    // A folder is no address of its own; a redirect to it would also bring another content policy.
    redirect: false,
    setHeaders: (response: Response, path: string) =>
      response.setHeader(
        'Cache-Control',
        HASHED_NAME.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isPage(request)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(index);
  });
}

function isPage(request: Request): boolean {
  const path = decoded(request.path);
  return (
    (request.method === 'GET' || request.method === 'HEAD') &&
    path !== null &&
    extname(path) === '' &&
    !SERVER_PATHS.test(path) &&
    !HIDDEN.test(path) &&
    wantsPage(request, path)
  );
}

/** The app itself is also for those who take anything, as checks that a site is up do. */
function wantsPage(request: Request, path: string): boolean {
  if (!request.accepts('html')) return false;
  return path === '/' || (request.headers.accept ?? '').includes('text/html');
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
