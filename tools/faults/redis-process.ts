import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { Redis } from 'ioredis';
import { freePort } from '../postgres/cluster.ts';

/** The machine's redis-server on a port of its own, to be flushed, killed and started again empty. */
export class RedisProcess {
  readonly url: string;
  private readonly port: number;
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
