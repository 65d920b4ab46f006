import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { permissionMissing } from '@zeren/domain/registry/access/access-refusals';
import { identityRefusals } from '@zeren/domain/registry/identity/identity-refusals';
import { narrowedTo } from '../../platform/actor';
import { contextOf, ROUTE_OPTIONS, ROUTE_RULE } from '../../platform/http/route';
import type { RouteOptions, RouteRule } from '../../platform/http/route';
import { Refused } from '../../platform/refused';
import { sessionOf } from './current-session';
import type { SessionFacts } from './present-facts.repository';

/**
 * Holds the permission on the route against the actor's, and narrows the actor to where it holds; a session that is not
 * yet whole reaches its own routes only.
 */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(execution: ExecutionContext): boolean {
    const handler = execution.getHandler();
    const rule = this.reflector.get<RouteRule | undefined>(ROUTE_RULE, handler);
    if (rule?.kind === 'public') return true;
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const options = this.reflector.get<RouteOptions | undefined>(ROUTE_OPTIONS, handler) ?? {};
    const session = sessionOf(request);
    if (!rule || !session) throw new Refused(identityRefusals['session.missing']());
    refuseLimited(session.facts, options);
    if (rule.kind === 'permission') {
      const context = contextOf(request);
      if (!context.actor?.permissions.has(rule.permission)) {
        context.missingPermission = rule.permission;
        throw new Refused(permissionMissing(rule.permission));
      }
      context.actor = narrowedTo(context.actor, rule.permission);
    }
    return true;
  }
}

/** A session that is not yet whole reaches only the routes that make it so. */
function refuseLimited({ stage, passwordDue }: SessionFacts, { withLimitedSession }: RouteOptions): void {
  if (stage !== 'full' && withLimitedSession !== 'second-factor-due') {
    throw new Refused(identityRefusals['session.second-factor-due']());
  }
  if (passwordDue && !withLimitedSession) {
    throw new Refused(
      identityRefusals[
        passwordDue === 'expired' ? 'session.password-expired' : 'session.password-change-due'
      ](),
    );
  }
}
