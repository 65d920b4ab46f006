import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { identityRefusals } from '@zeren/domain/registry/identity/identity-refusals';
import { contextOf, ROUTE_OPTIONS } from '../../platform/http/route';
import type { RouteOptions } from '../../platform/http/route';
import { Refused } from '../../platform/refused';

/** Lets an act marked `stepUp` through only while the person's confirmation holds; the page asks for it and comes again. */
@Injectable()
export class StepUpGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(execution: ExecutionContext): boolean {
    const options = this.reflector.get<RouteOptions | undefined>(ROUTE_OPTIONS, execution.getHandler());
    if (!options?.stepUp) return true;
    const { actor } = contextOf(execution.switchToHttp().getRequest<FastifyRequest>());
    if (!actor?.stepUp) throw new Refused(identityRefusals['session.step-up-due']());
    return true;
  }
}
