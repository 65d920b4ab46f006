import fastifyStatic from '@fastify/static';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const PROGRAM_PATHS = /^\/(?:api|metrics)(?:\/|$)/;
/** Names that the Angular build gives its content hash: they never change. */
const HASHED = /^\/(?:(?:chunk|main|polyfills|scripts|styles|worker)-|media\/.+-)[\w-]{8}\.\w+$/;
const FILE = /\.\w{1,12}$/;

/**
 * Serves the built Angular application: files by name, and its index page for every address a person may have opened.
 * Addresses of the program itself fall through to Nest's 404.
 */
export async function serveWebFiles(fastify: FastifyInstance, folder: string): Promise<void> {
  const root = resolve(folder);
  if (!existsSync(resolve(root, 'index.html'))) {
    throw new Error(
      `WEB_DIR: there is no index.html in ${root}. Build the front end first, or unset WEB_DIR.`,
    );
  }
  await fastify.register(fastifyStatic, { root, serve: false, preCompressed: true, index: false });
  fastify.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    handler: (request, reply) => answer(request, reply),
  });
}

function answer(request: FastifyRequest, reply: FastifyReply): FastifyReply | void {
  const path = decodedPath(request.url);
  if (path === undefined || PROGRAM_PATHS.test(path)) return reply.callNotFound();
  if (!FILE.test(path) || path === '/index.html') {
    return reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false });
  }
  const hashed = HASHED.test(path);
  return reply
    .header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    .sendFile(path.slice(1), { cacheControl: false });
}

function decodedPath(url: string): string | undefined {
  try {
    return decodeURIComponent(url.split('?', 1)[0]!);
  } catch {
    return undefined;
  }
}
