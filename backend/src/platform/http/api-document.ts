import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { RouteOptions, RouteRule } from './route';
import { ProblemDto } from './problem.dto';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
/** As the marks of `route.ts` leave it. */
type Marked = Operation & {
  'x-access'?: RouteRule;
  'x-needs'?: RouteOptions;
  'x-permission'?: string;
  'x-step-up'?: true;
};

const DESCRIPTION = `Every error is a problem (RFC 9457) with a code and a sentence in Chinese and in English.
Lists page by key: give back \`next\` as \`after\`. Writes are safe to repeat under the same Idempotency-Key.
Operations with \`x-step-up\` answer \`session.step-up-due\` until POST /api/session/step-up has been done; it holds five minutes.
Unsafe methods come from our own pages: they carry the token of the cookie XSRF-TOKEN in X-XSRF-TOKEN.`;

/** The OpenAPI document of what is mounted, with what the guards ask for on each route. */
export function createApiDocument(application: INestApplication): OpenAPIObject {
  const frame = new DocumentBuilder()
    .setTitle('责任 Zeren')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addCookieAuth('session', { type: 'apiKey', in: 'cookie' }, 'session')
    .build();
  const document = SwaggerModule.createDocument(application, frame, { extraModels: [ProblemDto] });
  for (const item of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(item) as [string, Marked][])
      describeGuards(method, operation);
  }
  return document;
}

/** Serves the document at /api/openapi.json and a page to try it out at /api/docs; both need no account. */
export function serveApiDocument(application: INestApplication): void {
  SwaggerModule.setup('api/docs', application, () => createApiDocument(application), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: '责任 Zeren · API',
  });
}

function describeGuards(method: string, operation: Marked): void {
  const { 'x-access': rule, 'x-needs': options = {} } = operation;
  delete operation['x-access'];
  delete operation['x-needs'];
  if (rule && rule.kind !== 'public') operation.security = [{ session: [] }];
  if (rule?.kind === 'permission') operation['x-permission'] = rule.permission;
  if (options.stepUp) operation['x-step-up'] = true;
  const unsafe = method !== 'get';
  if (method === 'post' && !options.withoutIdempotencyKey) {
    addHeader(
      operation,
      'Idempotency-Key',
      'Made by the client for one act; a retry carries the same.',
      'b1946ac9-2b7e-4a53-9d0c-6b3f8c1f6a10',
    );
  }
  if (options.needsVersion || (unsafe && method !== 'post' && !options.withoutVersion)) {
    addHeader(operation, 'If-Match', 'The version that was looked at.', '"3"');
  }
  if (unsafe && !options.withoutCsrfToken) {
    addHeader(operation, 'X-XSRF-TOKEN', 'The value of the cookie XSRF-TOKEN.', 'q0Zl3s');
  }
  operation.responses.default ??= {
    description: 'A problem, with what to do about it',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } },
  };
}

function addHeader(operation: Operation, name: string, description: string, example: string): void {
  const parameters = (operation.parameters ??= []);
  if (parameters.some((given) => 'name' in given && given.name.toLowerCase() === name.toLowerCase())) return;
  parameters.push({ name, in: 'header', required: true, description, schema: { type: 'string' }, example });
}
