import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { Refused } from '../refused';
import { contextOf, ROUTE_OPTIONS } from './route';
import type { RouteOptions } from './route';
import { refuseLongForm } from './upload-limit';

/**
 * Asks for the headers that a write needs: Idempotency-Key on POST, If-Match wherever a version is acted on. A form that is
 * too long by its own word goes no further.
 */
@Injectable()
export class RequestHeadersGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(execution: ExecutionContext): boolean {
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    refuseLongForm(request);
    const options = this.reflector.get<RouteOptions | undefined>(ROUTE_OPTIONS, execution.getHandler()) ?? {};
    if (request.method === 'POST' && !options.withoutIdempotencyKey) this.markIdempotency(request, options);
    const changesVersion = ['PUT', 'PATCH', 'DELETE'].includes(request.method) && !options.withoutVersion;
    if ((changesVersion || options.needsVersion) && !request.headers['if-match']) {
      throw new Refused(platformRefusals['request.version-missing']());
    }
    const { bodyFault } = contextOf(request);
    if (bodyFault) throw bodyFault;
    return true;
  }

  private markIdempotency(request: FastifyRequest, { bodyIsSecret }: RouteOptions): void {
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || key.length < 8 || key.length > 100) {
      throw new Refused(platformRefusals['request.idempotency-key-missing']());
    }
    const route = `${request.method} ${request.url}`;
    const digest = createHash('sha256')
      .update(`${route}\n${request.headers['if-match'] ?? ''}\n`)
      .update(JSON.stringify((bodyIsSecret ? null : request.body) ?? null))
      .update(uploadFacts(request))
      .digest('hex');
    contextOf(request).idempotency = { key, route, digest };
  }
}

/**
 * What is known of an upload before it is read: its length, without the two boundaries around a lone file, which a
 * browser chooses anew, and not always of one length, when it sends the same again.
 */
function uploadFacts({ headers }: FastifyRequest): string {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(headers['content-type'] ?? '')?.[1];
  if (boundary === undefined) return '';
  return `\nupload ${Number(headers['content-length']) - 2 * boundary.length}`;
}
