import type { FastifyInstance } from 'fastify';
import { contextOf } from './route';

/** Pieces of files come as they are: whoever takes one reads the stream, and holds it to a limit. */
export function streamPieces(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('application/offset+octet-stream', (_request, payload, done) => {
    done(null, payload);
  });
}

/**
 * Parses JSON as Fastify does (`__proto__` is refused), but keeps a fault for the guards: who is not signed in hears
 * that first, whatever he sent (decision 7). An empty body is no body.
 */
export function parseJsonBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser(['application/json', 'text/plain']);
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null, undefined);
    void parse(request, body as string, (fault, value) => {
      if (fault) contextOf(request).bodyFault = fault;
      done(null, fault ? undefined : value);
    });
  });
}
