import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';

/** How long a connection may stay open for want of a last answer. */
const IDLE_AT_MOST = 1_000;
/** How long running requests have to end. */
const BUSY_AT_MOST = 8_000;

/**
 * The end of the HTTP side: first no new connections, then every answer ends its own. Node's `close` would cut idle
 * connections at once, also those on which a client's next request is already under way.
 */
@Injectable()
export class HttpDrain implements BeforeApplicationShutdown {
  private draining = false;

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
    for (const began = performance.now(); performance.now() - began < BUSY_AT_MOST; await pause()) {
      if ((await connectionsOf(server)) === 0) return;
      if (performance.now() - began > IDLE_AT_MOST) server.closeIdleConnections();
    }
    server.closeAllConnections();
  }
}

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve) => server.getConnections((error, count) => resolve(error ? 0 : count)));
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 25));
