import autocannon from 'autocannon';
import * as fs from 'node:fs';
import type { Reading } from './bench-case.ts';

/** Clock ticks of /proc/<pid>/stat in a second: fixed by the kernel's interface. */
const TICKS = 100;

export interface HttpLoad {
  readonly address: string;
  readonly path: string;
  readonly connections: number;
  readonly seconds: number;
  /** The process that answers. */
  readonly pid: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes each request another one. */
  readonly next?: () => Pick<autocannon.Request, 'method' | 'path' | 'headers' | 'body'>;
}

/** Loads one address for some seconds. Any answer but 2xx fails the bench: it measures work, not refusals. */
export async function httpSlice(load: HttpLoad): Promise<Reading> {
  const { next } = load;
  const before = cpuSeconds(load.pid);
  const result = await autocannon({
    url: `${load.address}${load.path}`,
    connections: load.connections,
    duration: load.seconds,
    headers: load.headers,
    ...(next ? { requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }] } : {}),
  });
  const spent = cpuSeconds(load.pid) - before;
  const answered = result['2xx'];
  if (result.non2xx > 0 || result.errors > 0 || answered === 0)
    throw new Error(
      `${load.path}: ${answered} answers, ${result.non2xx} refused ${JSON.stringify(result.statusCodeStats)}, ${result.errors} errors`,
    );
  return { rate: answered / result.duration, cpu: (spent / answered) * 1e6, p99: result.latency.p99 };
}

/** User and system time that a process has taken. */
function cpuSeconds(pid: number): number {
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}
