import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What was sent to the sink, as it came. */
export interface SunkMessage {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How the sink answers: at once, never, by breaking off, or after some milliseconds. */
export interface SinkAnswer {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly way?: 'silent' | 'broken';
}

/** A real HTTP server on loopback that stands in for a gateway or a robot. */
export interface MessageSink {
  readonly url: string;
  /** Everything that came in, in order, whatever was answered. */
  readonly messages: SunkMessage[];
  answerWith(answer: SinkAnswer): void;
  close(): Promise<void>;
}

/** Starts a sink on a free port; it accepts everything until it is told otherwise. */
export async function startMessageSink(): Promise<MessageSink> {
  const messages: SunkMessage[] = [];
  let answer: SinkAnswer = {};
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      messages.push({
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(parts).toString('utf8'),
      });
      if (answer.way === 'silent') return;
      if (answer.way === 'broken') {
        request.socket.destroy();
        return;
      }
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
      response.end(answer.body ?? '{"errcode":0,"errmsg":"ok"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    messages,
    answerWith(next) {
      answer = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
