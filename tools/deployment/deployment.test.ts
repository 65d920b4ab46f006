// docker-compose.yml and Dockerfile against the code: what they name must exist under that name.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import type * as Configuration from '../../backend/src/platform/configuration/configuration.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const build = process.env.BUILD_DIR ?? path.join(root, 'dist');
const backend = createRequire(path.join(build, 'backend/src/app.module.js'));
const { readConfiguration } = backend('./platform/configuration/configuration.js') as typeof Configuration;

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly ports?: readonly string[];
  readonly expose?: readonly string[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, unknown>>;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const compose = parse(fs.readFileSync(path.join(root, 'docker-compose.yml'), 'utf8'), {
  merge: true,
}) as Compose;
const dockerfile = fs.readFileSync(path.join(root, 'Dockerfile'), 'utf8');
const stages = dockerfile.split(/^FROM /m).slice(1);
const programs = Object.entries(compose.services).filter(([, { build: context }]) => context);
const settings = Object.keys(readableSettings());

/** Names of settings that the code knows, taken from its own complaints about them. */
function readableSettings(): Record<string, string> {
  const folder = path.join(root, 'backend/src/platform/configuration');
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('configuration.ts'));
  const source = files.map((name) => fs.readFileSync(path.join(folder, name), 'utf8')).join('\n');
  return Object.fromEntries(
    [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+): (?:z|headers|pattern)\b/gm)].map(([, name]) => [name!, '']),
  );
}

/** As compose fills in `${NAME:-default}` and `${NAME:?sentence}`. */
function filled(environment: Service['environment'] = {}): Record<string, string> {
  const fill = (text: string) =>
    text.replace(
      /\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}/g,
      (_, _name, fallback?: string) => fallback ?? 'secret1',
    );
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fill(String(value))]));
}

test('compose has the database, the queue and the three roles of the program', () => {
  for (const name of ['postgres', 'redis', 'api', 'worker', 'web']) assert.ok(name in compose.services, name);
  assert.equal(compose.services.postgres!.image, 'postgres:18');
  assert.equal(compose.services.redis!.image, 'redis:7');
  const redis = compose.services.redis!.command!.join(' ');
  assert.match(redis, /--appendonly yes/);
  assert.match(redis, /--maxmemory-policy noeviction/);
});

for (const [name, service] of programs) {
  test(`${name} starts a file that the build makes`, () => {
    const [node, file, ...rest] = service.command!;
    assert.equal(node, 'node');
    assert.deepEqual(rest, []);
    const inBuild = path.relative('dist', file!);
    assert.ok(fs.existsSync(path.join(build, inBuild)), `${file} is not in the build`);
  });

  test(`${name} is given only settings that the code knows, and all that it needs`, () => {
    const environment = filled(service.environment);
    for (const variable of Object.keys(environment))
      assert.ok(settings.includes(variable), `unknown: ${variable}`);
    const configuration = readConfiguration(environment);
    assert.ok(configuration.REDIS_URL?.includes('//redis:'));
    assert.ok(configuration.APP_DATABASE_URL.includes('//zeren_app:'), 'the API runs as zeren_app');
    assert.ok(configuration.WORKER_DATABASE_URL.includes('//zeren_worker:'), 'jobs run as zeren_worker');
  });

  test(`${name} keeps its files on the shared volume`, () => {
    const folder = filled(service.environment).DATA_DIR;
    assert.ok(service.volumes?.includes(`files:${folder}`));
  });
}

test('only migrate knows the owner of the database', () => {
  const knowing = programs
    .filter(([, { environment = {} }]) => 'DATABASE_URL' in environment)
    .map(([name]) => name);
  assert.deepEqual(knowing, ['migrate']);
});

test('the ports of the image, of compose and of the code are one', () => {
  const { PORT } = readConfiguration(filled(compose.services.api!.environment));
  assert.match(dockerfile, new RegExp(`^EXPOSE ${PORT}$`, 'm'));
  assert.match(dockerfile, new RegExp(`\\bPORT=${PORT}\\b`));
  assert.ok(compose.services.web!.ports!.every((mapping) => mapping.endsWith(`:${PORT}`)));
  assert.deepEqual(compose.services.api!.expose, [String(PORT)]);
  assert.equal(readConfiguration(filled(compose.services.worker!.environment)).WORKER_PORT, PORT);
});

test('health is asked at a path that the code answers', () => {
  const controller = fs.readFileSync(
    path.join(root, 'backend/src/platform/health/health.controller.ts'),
    'utf8',
  );
  const answered = [...controller.matchAll(/@Get\('([^']+)'\)/g)].map(([, route]) => `/${route}`);
  for (const name of ['api', 'web', 'worker']) {
    const [, asked] = /127\.0\.0\.1:3000([^']+)'/.exec(compose.services[name]!.healthcheck!.test.join(' '))!;
    assert.ok(answered.includes(asked!), `${name} asks ${asked}`);
  }
});

test('pages are served from where the build puts them', () => {
  const { WEB_DIR } = filled(compose.services.web!.environment);
  const inBuild = path.relative('/app/dist', WEB_DIR!);
  assert.ok(fs.existsSync(path.join(build, inBuild, 'index.html')), `${inBuild} has no index.html`);
});

test('every volume that is used is declared, and the other way round', () => {
  const named = Object.values(compose.services).flatMap(({ volumes = [] }) =>
    volumes.map((volume) => volume.split(':')[0]),
  );
  assert.deepEqual([...new Set(named)].sort(), Object.keys(compose.volumes).sort());
});

test('the image is built from files that exist, in stages that exist, and runs as an ordinary user', () => {
  const names = stages.map((stage) => / AS (\w+)/.exec(stage.split('\n')[0]!)?.[1]);
  for (const [, from, source] of dockerfile.matchAll(/^COPY (?:--from=(\w+) )?(\S+)/gm)) {
    if (from) assert.ok(names.includes(from), `no stage ${from}`);
    else assert.ok(fs.existsSync(path.join(root, source!)), `no ${source}`);
  }
  for (const [, script] of dockerfile.matchAll(/node (tools\/\S+)/g))
    assert.ok(fs.existsSync(path.join(root, script!)), script);
  assert.match(stages.at(-1)!, /^USER node$/m);
});

test('the image has a Node that the front end can be built with', () => {
  const { devDependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const major = /\d+/.exec(devDependencies.node!)![0];
  for (const stage of stages) assert.match(stage, new RegExp(`^node:${major}-`));
});
