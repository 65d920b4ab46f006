import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../postgres/cluster.ts';

/** The machine's redis-server on a port of its own, to be flushed, killed and started again empty. */
export class RedisProcess {
  readonly url: string;
  readonly port: number;
  private readonly folder: string;
  private server: ChildProcess | undefined;

  static async start(folder: string): Promise<RedisProcess> {
    const redis = new RedisProcess(folder, await freePort());
    await redis.run();
    return redis;
  }

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.port = port;
    this.url = `redis://127.0.0.1:${port}`;
  }

  /** Starts it with whatever its folder holds. */
  async run(): Promise<void> {
    fs.mkdirSync(this.folder, { recursive: true });
    const settings = ['--appendonly', 'yes', '--maxmemory-policy', 'noeviction'];
    const place = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.folder];
    this.server = spawn('redis-server', [...place, ...settings], { stdio: 'ignore' });
    await this.ask((client) => client.ping());
  }

  async flushAll(): Promise<void> {
    await this.ask((client) => client.flushall());
  }

  /** Forgets everything under one queue's name, as somebody might who cleans up. */
  async forgetQueue(queue: string): Promise<number> {
    let gone = 0;
    await this.ask(async (client) => {
      const keys = await client.keys(`*:${queue}:*`);
      gone = keys.length > 0 ? await client.del(...keys) : 0;
    });
    return gone;
  }

  /** Cuts the power: the newest of what it wrote is not on the disk. It starts again on the rest. */
  async losePower(bytes: number): Promise<void> {
    this.server?.kill('SIGKILL');
    await this.ended();
    const folder = path.join(this.folder, 'appendonlydir');
    const newest = fs
      .readdirSync(folder)
      .filter((name) => name.endsWith('.incr.aof'))
      .sort()
      .at(-1)!;
    const file = path.join(folder, newest);
    fs.truncateSync(file, Math.max(0, fs.statSync(file).size - bytes));
    await this.run();
  }

  /** Lets it take no more than it holds now: every write is refused. */
  async fill(): Promise<void> {
    await this.ask((client) => client.config('SET', 'maxmemory', '1'));
  }

  async empty(): Promise<void> {
    await this.ask((client) => client.config('SET', 'maxmemory', '0'));
  }

  /** Ends it at once and throws away what it had written. */
  async lose(): Promise<void> {
    this.server?.kill('SIGKILL');
    await this.ended();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  async stop(): Promise<void> {
    this.server?.kill('SIGTERM');
    await this.ended();
  }

  private async ended(): Promise<void> {
    const { server } = this;
    if (server && server.exitCode === null && server.signalCode === null) await once(server, 'exit');
  }

  private async ask(question: (client: Redis) => Promise<unknown>): Promise<void> {
    const client = new Redis(this.url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
    client.on('error', () => undefined);
    try {
      await question(client);
    } finally {
      client.disconnect();
    }
  }
}
