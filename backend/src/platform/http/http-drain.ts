import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';

/** How long connections may stay open: those that wait for a next request, and those whose request runs. */
interface Patience {
  readonly idle: number;
  readonly busy: number;
  /** A connection may still be on its way from the parent that accepted it. */
  readonly atLeast: number;
}
const STOPPING: Patience = { idle: 1_000, busy: 8_000, atLeast: 0 };
/** Others serve already, so there is time: longer than any client keeps a connection, or an upload takes. */
const BEING_REPLACED: Patience = { idle: 75_000, busy: 125_000, atLeast: 1_000 };

/**
 * The end of the HTTP side: first no new connections, then every answer ends its own. Node's `close` would cut idle
 * connections at once, also those on which a client's next request is already under way.
 */
@Injectable()
export class HttpDrain implements BeforeApplicationShutdown {
  private draining = false;
  private patience = STOPPING;

  constructor(private readonly host: HttpAdapterHost) {}

  attach(fastify: FastifyInstance): void {
    fastify.addHook('onSend', (_, reply, payload, done) => {
      if (this.draining) reply.header('connection', 'close');
      done(null, payload);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.draining = true;
    const server = this.host.httpAdapter?.getHttpServer() as Server | undefined;
    if (!server?.listening) return;
    NetServer.prototype.close.call(server);
    const began = performance.now();
    for (let lasted = 0; lasted < this.patience.busy; lasted = performance.now() - began) {
      if (lasted >= this.patience.atLeast && (await connectionsOf(server)) === 0) return;
      if (lasted > this.patience.idle) server.closeIdleConnections();
      await pause();
    }
    server.closeAllConnections();
  }

  /** Only this process ends, and a newer one serves already. */
  takeTime(): void {
    this.patience = BEING_REPLACED;
  }

  /** The whole program ends now. */
  hurry(): void {
    this.patience = STOPPING;
  }
}

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve) => server.getConnections((error, count) => resolve(error ? 0 : count)));
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 25));
