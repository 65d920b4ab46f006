import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { httpDuration } from '../metrics/metrics';
import { traitsOf } from './route';

/**
 * One line and one measure per answered request: what was called and how it went, not by whom, from where or with what.
 * Of routes without a trace neither: when somebody voted is nobody's business.
 */
export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    if (traitsOf(request).untraced) return done();
    const route = request.routeOptions.url ?? '(none)';
    httpDuration.observe(
      { method: request.method, route, status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
    // Probes ask every few seconds, and a red light shows where they report it.
    const probe = route === '/metrics' || route.startsWith('/api/health/');
    logger[probe ? 'debug' : reply.statusCode >= 500 ? 'error' : 'info'](
      {
        requestId: request.id,
        method: request.method,
        route,
        path: request.url.split('?', 1)[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    );
    done();
  });
}
