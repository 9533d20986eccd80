import type { NestExpressApplication } from '@nestjs/platform-express';

/** The part of an Express router that tells its routes. */
interface Router {
  stack: { route?: { path: string | string[]; methods: Record<string, boolean> } }[];
}

/** Every route that the running application answers, whoever registered it, as `GET /api/faqs/:id`, sorted. */
export function routesOf(app: NestExpressApplication): string[] {
  const { router } = app.getHttpAdapter().getInstance() as { router: Router };
  const routes = router.stack.flatMap(({ route }) =>
    route
      ? [route.path].flat().flatMap((path) => Object.keys(route.methods).map((method) => ({ method, path })))
      : [],
  );
  return [...new Set(routes.map(({ method, path }) => `${method.toUpperCase()} ${path}`))].sort();
}
