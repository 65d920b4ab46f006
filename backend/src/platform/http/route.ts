import { applyDecorators, createParamDecorator, SetMetadata } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Refusal } from '@zeren/domain/platform/refusal';
import type { Permission } from '@zeren/domain/registry/access/permissions';
import type { Actor } from '../actor';
import { Refused } from '../refused';

export const ROUTE_RULE = 'zeren:route-rule';
export const ROUTE_OPTIONS = 'zeren:route-options';

/** Who may call a route: somebody with a permission, anybody signed in, or anybody. */
export type RouteRule =
  | { readonly kind: 'permission'; readonly permission: Permission }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'public' };

const mark = (rule: RouteRule): MethodDecorator =>
  applyDecorators(SetMetadata(ROUTE_RULE, rule), ApiExtension('x-access', rule));

/** The route needs this permission. Every route carries one of these three marks, or the process does not start. */
export const Permit = (permission: Permission): MethodDecorator => mark({ kind: 'permission', permission });
/** The route is everybody's own (their session, their inbox, their switches). */
export const SignedIn = (): MethodDecorator => mark({ kind: 'signed-in' });
/** The route needs no account. */
export const Public = (): MethodDecorator => mark({ kind: 'public' });

/** Departures from what every write needs (an Idempotency-Key on POST, If-Match on PUT, PATCH and DELETE). */
export interface RouteOptions {
  /** POST /…/{id}/{verb}: acts on a version, so If-Match is needed as well. */
  readonly needsVersion?: boolean;
  /** A write that replaces its own draft: no version, the newest wins. */
  readonly withoutVersion?: boolean;
  /** Sign-in, and public forms whose ticket is the key. */
  readonly withoutIdempotencyKey?: boolean;
  /** Sign-in: there is no session yet that a token could belong to. */
  readonly withoutCsrfToken?: boolean;
  /** Its authority is in the body (a ticket), so that it does not matter which page sends it. */
  readonly fromAnyPage?: boolean;
  /**
   * The session's own routes: also for a session whose password must be changed first; or even for one that has not
   * finished signing in, because its second factor is due.
   */
  readonly withLimitedSession?: 'password-due' | 'second-factor-due';
  /** The act weighs so much that the person must just have confirmed that it is them (`POST /api/session/step-up`). */
  readonly stepUp?: boolean;
  /** The body holds a password: it goes into no digest that is kept for retries, from which it could be guessed. */
  readonly bodyIsSecret?: boolean;
}
export const RouteNeeds = (options: RouteOptions): MethodDecorator =>
  applyDecorators(SetMetadata(ROUTE_OPTIONS, options), ApiExtension('x-needs', options));

/** What Fastify knows of a route before Nest does. */
interface RouteTraits {
  /** No log line and no measure tells that it was called, or when. */
  readonly untraced?: boolean;
  /** Takes what a page without script sends (`application/x-www-form-urlencoded`). */
  readonly takesForm?: boolean;
}

export const traitsOf = (request: FastifyRequest): RouteTraits => request.routeOptions.config as RouteTraits;

/** A page of the voters: called without an account, and without a trace. */
export const Untraced = (): MethodDecorator => RouteConfig({ untraced: true } satisfies RouteTraits);

/**
 * A form of the voters, sent by a page without script, from browsers that may say nothing of where it came from: the
 * ticket in it is all that counts, and is the key for retries.
 */
export const TicketForm = (): MethodDecorator =>
  applyDecorators(
    RouteConfig({ untraced: true, takesForm: true } satisfies RouteTraits),
    RouteNeeds({ withoutIdempotencyKey: true, withoutCsrfToken: true, fromAnyPage: true }),
  );

/** What the guards leave on a request for the ones behind them. */
export interface RequestContext {
  actor?: Actor;
  session?: {
    readonly accountId: string;
    readonly csrfToken: string;
    readonly stage: 'second-factor' | 'full';
  };
  idempotency?: { readonly key: string; readonly route: string; readonly digest: string };
  /** The permission that the actor has not. */
  missingPermission?: string;
  /** What the request was refused with. */
  refusal?: Refusal;
  /** The body was no JSON; said after everything that is to be said first. */
  bodyFault?: Error;
}

const CONTEXT = Symbol('zeren:context');

export function contextOf(request: FastifyRequest): RequestContext {
  const carrier = request as FastifyRequest & { [CONTEXT]?: RequestContext };
  return (carrier[CONTEXT] ??= {});
}

/** The actor of the request, with its idempotency mark. */
export const CurrentActor = createParamDecorator((_: unknown, execution: ExecutionContext): Actor => {
  const request = execution.switchToHttp().getRequest<FastifyRequest>();
  const { actor, idempotency } = contextOf(request);
  if (!actor) throw new Error('CurrentActor on a route without a signed-in actor');
  return { ...actor, request: { id: String(request.id), ...(idempotency ? { idempotency } : {}) } };
});

/** The version in If-Match (`"7"`), which the guard has already asked for. */
export const ExpectedVersion = createParamDecorator((_: unknown, execution: ExecutionContext): number => {
  const request = execution.switchToHttp().getRequest<FastifyRequest>();
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(request.headers['if-match'] ?? '');
  if (!match) throw new Refused(platformRefusals['request.version-missing']());
  return Number(match[1]);
});
