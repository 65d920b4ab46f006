import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { CONFIGURATION } from '../../../platform/configuration/configuration';
import type { Configuration } from '../../../platform/configuration/configuration';
import { contextOf, ROUTE_OPTIONS } from '../../../platform/http/route';
import type { RouteOptions } from '../../../platform/http/route';
import { Refused } from '../../../platform/refused';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets a write through only when it comes from a page of ours (Sec-Fetch-Site, or Origin where a browser does not send
 * that; neither means no) and carries the token of the session it acts in.
 */
@Injectable()
export class CsrfGuard implements CanActivate {
  private readonly publicOrigin: string | undefined;

  constructor(
    private readonly reflector: Reflector,
    @Inject(CONFIGURATION) configuration: Configuration,
  ) {
    this.publicOrigin = configuration.PUBLIC_URL && new URL(configuration.PUBLIC_URL).origin;
  }

  canActivate(execution: ExecutionContext): boolean {
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    if (SAFE.has(request.method)) return true;
    const options = this.reflector.get<RouteOptions | undefined>(ROUTE_OPTIONS, execution.getHandler()) ?? {};
    if (options.fromAnyPage) return true;
    if (!this.fromOurPage(request) || !(options.withoutCsrfToken || this.hasToken(request))) {
      throw new Refused(platformRefusals['request.forged']());
    }
    return true;
  }

  private fromOurPage(request: FastifyRequest): boolean {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined) return site === 'same-origin';
    const { origin } = request.headers;
    if (origin === undefined || !URL.canParse(origin)) return false;
    const { host, origin: canonical } = new URL(origin);
    return canonical === this.publicOrigin || host === request.host;
  }

  /** Without a session (public forms) there is nothing that a foreign page could use. */
  private hasToken(request: FastifyRequest): boolean {
    const { session } = contextOf(request);
    if (!session) return true;
    const given = request.headers['x-xsrf-token'];
    return typeof given === 'string' && timingSafeEqual(digest(given), digest(session.csrfToken));
  }
}

/** Digests have one length, which is what the comparison needs. */
const digest = (text: string) => createHash('sha256').update(text).digest();
