import type { OpenAPIObject } from '@nestjs/swagger';
import { ERROR_STATUS } from '@switchboard/contracts';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

/** What the decorators say about a route's operation, for {@link completeDocument} alone. */
export const PUBLIC_OPERATION = 'x-public';
export const BARE_OPERATION = 'x-bare';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const FAILURE: Schema = {
  type: 'object',
  required: ['success', 'message', 'error', 'correlationId'],
  properties: {
    success: { type: 'boolean', enum: [false] },
    message: { type: 'string', description: 'For people.' },
    error: { type: 'string', enum: Object.keys(ERROR_STATUS) },
    details: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'problem'],
        properties: { field: { type: 'string' }, problem: { type: 'string' }, row: { type: 'integer' } },
      },
    },
    current: { type: 'object', description: 'What a write out of date has met.' },
    correlationId: { type: 'string', format: 'uuid' },
  },
};

/** Says of every operation how it fails, and which ones need no token. */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Failure: FAILURE },
  };
  for (const item of Object.values(document.paths)) {
    for (const method of METHODS) if (item[method]) completeOperation(item[method]);
  }
  return document;
}

function completeOperation(
  operation: Operation & { [BARE_OPERATION]?: true; [PUBLIC_OPERATION]?: true },
): void {
  const { [BARE_OPERATION]: isBare, [PUBLIC_OPERATION]: isPublic } = operation;
  delete operation[BARE_OPERATION];
  delete operation[PUBLIC_OPERATION];
  operation.security = isPublic ? [] : [{ bearer: [] }];
  if (isBare) return;
  const hasPathParameters = operation.parameters?.some(
    (parameter) => 'in' in parameter && parameter.in === 'path',
  );
  operation.responses = {
    ...operation.responses,
    '400': failure('The request is not valid.'),
    ...(!isPublic && {
      '401': failure('No valid token was shown.'),
      '403': failure('The user may not do this.'),
    }),
    ...(hasPathParameters && { '404': failure('There is no such thing, or not for this user.') }),
    '429': failure('Too many requests; `Retry-After` says how many seconds to wait.'),
    default: failure('Any other failure, as its `error` says.'),
  };
}

function failure(description: string) {
  return {
    description,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
  };
}
