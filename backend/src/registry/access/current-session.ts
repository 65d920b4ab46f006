import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SessionFacts } from './present-facts.repository';

/** The session of a request: its secret, and what was read with it. */
export interface CurrentSession {
  readonly secret: string;
  readonly facts: SessionFacts;
}

const SESSIONS = new WeakMap<FastifyRequest, CurrentSession>();

export function keepSession(request: FastifyRequest, session: CurrentSession): void {
  SESSIONS.set(request, session);
}

export function sessionOf(request: FastifyRequest): CurrentSession | undefined {
  return SESSIONS.get(request);
}

/** The session that the guard has read for this request. */
export const PresentSession = createParamDecorator(
  (_: unknown, execution: ExecutionContext): CurrentSession => {
    const session = sessionOf(execution.switchToHttp().getRequest<FastifyRequest>());
    if (!session) throw new Error('PresentSession on a route without a session');
    return session;
  },
);
