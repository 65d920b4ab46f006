import * as fs from 'node:fs';
import * as path from 'node:path';
import { startCluster } from '../postgres/cluster.ts';
import { ensureBuilt } from '../start/build.ts';
import { Instance } from '../start/start-kit.ts';
import type { Resource } from './suites.ts';

/** Environment that a resource gives to the suites which use it, and how to end it. */
interface Held {
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const nothingToStop = (): Promise<void> => Promise.resolve();

/** Starts each resource at most once, when the first suite asks for it, and ends all at the end. */
export class Resources {
  private readonly held = new Map<Resource, Promise<Held>>();

  private readonly root: string;
  private readonly folder: string;
  private readonly say: (line: string) => void;

  /** `folder` takes the data of this run; the caller removes it. */
  constructor(root: string, folder: string, say: (line: string) => void) {
    this.root = root;
    this.folder = folder;
    this.say = say;
  }

  async environmentFor(uses: readonly Resource[]): Promise<Record<string, string>> {
    const held = await Promise.all(uses.map((resource) => this.hold(resource)));
    return Object.assign({}, ...held.map(({ environment }) => environment)) as Record<string, string>;
  }

  async stop(): Promise<void> {
    for (const one of await Promise.allSettled(this.held.values())) {
      if (one.status === 'fulfilled') await one.value.stop();
    }
  }

  private hold(resource: Resource): Promise<Held> {
    const starters: Record<Resource, () => Promise<Held>> = {
      postgres: () => this.startPostgres(),
      build: () => this.build(),
      county: () => this.county(),
    };
    const known = this.held.get(resource) ?? starters[resource]();
    this.held.set(resource, known);
    return known;
  }

  private async startPostgres(): Promise<Held> {
    const given = process.env.TEST_DATABASE_URL;
    if (given) return { environment: { TEST_DATABASE_URL: given }, stop: nothingToStop };
    const cluster = await startCluster({
      root: this.root,
      folder: path.join(this.folder, 'postgres'),
      throwaway: true,
    });
    return { environment: { TEST_DATABASE_URL: cluster.url }, stop: () => cluster.stop() };
  }

  /** A build output of its own: a running instance keeps the one it serves. */
  private async build(): Promise<Held> {
    const out = path.join(this.root, 'dist-test');
    await ensureBuilt(this.root, out, this.say);
    return { environment: { BUILD_DIR: out }, stop: nothingToStop };
  }

  /** The data of an instance with the demonstration county, at rest: each journey works on a copy. */
  private async county(): Promise<Held> {
    if (process.env.BASE_URL) return { environment: {}, stop: nothingToStop };
    const { environment } = await this.hold('build');
    const dataFolder = path.join(this.folder, 'county');
    fs.mkdirSync(dataFolder, { mode: 0o755 });
    const instance = await Instance.start({ dataFolder, environment: { ...environment, DEMO: '1' } });
    try {
      await instance.untilReady();
    } finally {
      await instance.stop();
    }
    return { environment: { COUNTY_FOLDER: dataFolder }, stop: nothingToStop };
  }
}
