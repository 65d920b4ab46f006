import * as http from 'node:http';
import * as https from 'node:https';
import type { Child } from './child.ts';
import { Fault } from './fault.mjs';
import { localAddress } from './settings.ts';
import type { Settings } from './settings.ts';

const LIMIT = 180_000;

/** Resolves when the service answers that it is ready; a fault carries what it said last. */
export async function untilReady(settings: Settings, backend: Child): Promise<void> {
  const address = `${localAddress(settings).replace('localhost', '127.0.0.1')}/api/health/ready`;
  for (const started = Date.now(); Date.now() - started < LIMIT; await pause(150)) {
    if (backend.hasEnded) throw notStarted(backend, settings);
    // Only then: before it listens, another program may answer on that port.
    if (listens(backend) && (await statusOf(address)) === 200) return;
  }
  throw notStarted(backend, settings);
}

/** The process says itself when its API listens. */
function listens({ messages }: Child): boolean {
  return messages.some((message) => (message as { kind?: string }).kind === 'api');
}

function statusOf(address: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const client = address.startsWith('https:') ? https : http;
    // Only asks the process that we started on this machine, whose certificate names another host.
    const request = client.get(address, { rejectUnauthorized: false, timeout: 3000 }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(undefined));
  });
}

function notStarted(backend: Child, settings: Settings): Fault {
  const detail = reasonIn(backend.lastLines);
  const file = `${settings.dataFolder}/logs/zeren.log`;
  return new Fault(
    `服务未能启动${detail ? `：${detail}` : ''}。详情见 ${file}。`,
    `The service did not start. See ${file}.`,
  );
}

/** The last complaint, be it a plain line (a wrong setting) or one of the log's JSON lines. */
function reasonIn(lines: readonly string[]): string {
  const plain = lines.filter((line) => /^[A-Z][A-Z0-9_, ]+: /.test(line));
  if (plain.length > 0) return plain.join('；');
  for (const line of lines.toReversed()) {
    if (!line.startsWith('{')) continue;
    const entry = JSON.parse(line) as { level?: string; msg?: string; err?: { message?: string } };
    if (entry.level === 'error' || entry.level === 'fatal') return entry.err?.message ?? entry.msg ?? '';
  }
  return lines.findLast((line) => !/^\s+at /.test(line) && !line.startsWith('{')) ?? '';
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
