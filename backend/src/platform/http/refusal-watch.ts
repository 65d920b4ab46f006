import { Injectable, Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Refusal } from '@zeren/domain/platform/refusal';
import type { Actor } from '../actor';
import { contextOf } from './route';

/** A request of somebody signed in that was refused. */
export interface RefusedRequest {
  readonly actor: Actor;
  readonly refusal: Refusal;
  /** The permission that was missing, when that was why. */
  readonly permission: string | null;
  readonly method: string;
  /** The route as it is written, never what stood in its place. */
  readonly route: string;
  readonly parameters: Readonly<Record<string, string>>;
}

type RefusalListener = (refused: RefusedRequest) => Promise<void>;

/** Tells of refused requests before they are answered, so that what was denied is on record when its author hears of it. */
@Injectable()
export class RefusalWatch {
  private readonly logger = new Logger('refusal-watch');
  private readonly listeners: RefusalListener[] = [];

  onRefusal(listener: RefusalListener): void {
    this.listeners.push(listener);
  }

  attach(fastify: FastifyInstance): void {
    fastify.addHook('onSend', async (request, _reply, payload) => {
      const refused = refusedRequest(request);
      if (refused) for (const listener of this.listeners) await this.tell(listener, refused);
      return payload;
    });
  }

  /** The refusal stands whether or not it could be told of. */
  private async tell(listener: RefusalListener, refused: RefusedRequest): Promise<void> {
    try {
      await listener(refused);
    } catch (error) {
      this.logger.error({ err: error, requestId: refused.actor.request.id, code: refused.refusal.code });
    }
  }
}

function refusedRequest(request: FastifyRequest): RefusedRequest | undefined {
  const { actor, refusal, missingPermission } = contextOf(request);
  const route = request.routeOptions.url;
  if (!actor || !refusal || !route) return undefined;
  return {
    // Without the key of the request: the refusal is no answer that a retry is given again.
    actor: { ...actor, request: { id: String(request.id) } },
    refusal,
    permission: missingPermission ?? null,
    method: request.method,
    route,
    parameters: (request.params ?? {}) as Readonly<Record<string, string>>,
  };
}
