import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { createApiDocument } from '../../src/platform/http/api-document';

/** As much of a JSON schema as the product's DTOs use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly example?: unknown;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly minimum?: number;
  readonly additionalProperties?: unknown;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly example?: unknown;
  readonly schema?: Schema;
}

/** A route as it is mounted, with what it asks for. */
export interface LiveRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `/api/duties/:id`. */
  readonly path: string;
  readonly query: readonly Parameter[];
  readonly body: Schema | null;
  readonly isUpload: boolean;
  readonly needsVersion: boolean;
}

export type Schemas = Readonly<Record<string, Schema>>;

const mounted: { method: string; path: string }[] = [];

/** Hears of every route that Fastify is given, from before the first: put it into the module of the application. */
@Injectable()
export class RouteWitness {
  constructor(host: HttpAdapterHost) {
    mounted.length = 0;
    const fastify = host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) mounted.push({ method: one, path: url });
    });
  }
}

/** Answers for no district and nobody: each is named with its reason. */
const OUTSIDE: Readonly<Record<string, string>> = {
  '/metrics': 'measures of the process, asked for with a token or on the machine itself',
  '/api/openapi.json': 'the description of the routes',
  '/api/docs': 'the page about the routes',
  '/api/docs/*': 'the page about the routes',
  '/api/docs/': 'the page about the routes',
  '/*': 'the pages of the browser application',
};

/** The routes of the running application. One that the document does not describe can't be asked: that is a fault. */
export function liveRoutes(api: NestFastifyApplication): { routes: LiveRoute[]; schemas: Schemas } {
  const document = createApiDocument(api);
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  const routes: LiveRoute[] = [];
  for (const { method, path } of mounted) {
    if (['HEAD', 'OPTIONS'].includes(method) || path in OUTSIDE || path.startsWith('/api/docs/')) continue;
    const described = path.replace(/:(\w+)/g, '{$1}');
    const operation = (
      document.paths[described] as Readonly<Record<string, Operation | undefined>> | undefined
    )?.[method.toLowerCase()];
    if (!operation)
      throw new Error(
        `${method} ${path} is mounted but not described: describe it, or name it in OUTSIDE of live-routes.ts with the reason.`,
      );
    const parameters = operation.parameters ?? [];
    const content = operation.requestBody?.content ?? {};
    routes.push({
      method: method as LiveRoute['method'],
      path,
      query: parameters.filter((parameter) => parameter.in === 'query'),
      body: content['application/json']?.schema ?? content['multipart/form-data']?.schema ?? null,
      isUpload: 'multipart/form-data' in content,
      needsVersion: parameters.some(({ name }) => name.toLowerCase() === 'if-match'),
    });
  }
  return { routes, schemas };
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}
