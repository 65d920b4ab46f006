import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { identityRefusals } from '@zeren/domain/registry/identity/identity-refusals';
import type { StepUpMark } from '../../platform/actor';
import { contextOf, ROUTE_RULE } from '../../platform/http/route';
import type { RouteRule } from '../../platform/http/route';
import { Refused } from '../../platform/refused';
import { secretHash, SessionCookies } from '../identity';
import { actorFrom } from './actor-factory';
import { keepSession } from './current-session';
import { PresentFactsRepository } from './present-facts.repository';

/** Reads whose session it is, anew on every request, and leaves the actor for those behind it. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly cookies: SessionCookies,
    private readonly facts: PresentFactsRepository,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<RouteRule | undefined>(ROUTE_RULE, execution.getHandler());
    if (rule?.kind === 'public') return true;
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const secret = this.cookies.secretIn(request);
    const facts = secret && (await this.facts.ofSession(secretHash(secret)));
    if (!secret || !facts || !facts.isActive) throw new Refused(identityRefusals['session.missing']());
    if (facts.isExpired) throw new Refused(identityRefusals['session.expired']());
    const context = contextOf(request);
    const actor = actorFrom(facts, facts.actingTenureId, String(request.id));
    context.actor = facts.stepUp ? { ...actor, stepUp: markOf(facts.stepUp) } : actor;
    context.session = { accountId: facts.accountId, csrfToken: facts.csrfToken, stage: facts.stage };
    keepSession(request, { secret, facts });
    return true;
  }
}

/** JSON from the database names the zone of its connection; everything of ours ends in Z. */
const markOf = ({ at, by }: StepUpMark): StepUpMark => ({ at: new Date(at).toISOString(), by });
