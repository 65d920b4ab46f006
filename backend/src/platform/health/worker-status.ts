import type { INestApplicationContext } from '@nestjs/common';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import { scrape } from '../metrics/metrics';
import { Health } from './health';

/** Health and measures of a process that runs jobs only, on a port of its own. */
export async function serveWorkerStatus(
  worker: INestApplicationContext,
  port: number,
  host: string,
): Promise<Server> {
  const health = worker.get(Health);
  const server = createServer((request, response) => {
    answer(request.url ?? '', response).catch(() => send(response, 503, { status: 'down', checks: [] }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return server;

  async function answer(url: string, response: ServerResponse): Promise<void> {
    if (url === '/api/health/live') return send(response, 200, { status: 'up', checks: [] });
    if (url === '/api/health/ready') {
      const checks = await health.checks();
      const up = checks.every((check) => check.ok);
      return send(response, up ? 200 : 503, { status: up ? 'up' : 'down', checks });
    }
    if (url === '/metrics') {
      response
        .writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
        .end(await scrape());
      return;
    }
    send(response, 404, { status: 404 });
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}
