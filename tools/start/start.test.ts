// Lives and deaths of an instance: each starts the real thing on a data folder of its own.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { after, before, test } from 'node:test';
import {
  Instance,
  ROOT,
  bareEnvironment,
  hasStackTrace,
  processesOn,
  removeData,
  temporaryFolder,
  untilNoProcessOn,
} from './start-kit.ts';

const SECOND_START = 20_000;

const folder = temporaryFolder();
const dataFolder = path.join(folder, 'data');
let instance: Instance;
const restart = async () => (instance = await Instance.start({ dataFolder, port: instance.port }));

before(async () => {
  instance = await (await Instance.start({ dataFolder })).untilReady();
});

after(async () => {
  await instance.stop();
  removeData(dataFolder);
  removeData(folder);
});

test('the first start leads to a service that answers, and says how to stop it', async () => {
  assert.equal((await instance.fetch('/api/health/ready')).status, 200);
  assert.match(instance.output, new RegExp(`http://localhost:${instance.port}`));
  assert.match(instance.output, /按 Ctrl-C 停止/);
  assert.match(instance.output, /未启用 HTTPS/);
  assert.ok(!hasStackTrace(instance.output), instance.output);
});

test('without the demonstration county three administrators get one-time passwords, shown once', () => {
  for (const name of ['system-administrator', 'security-administrator', 'audit-administrator']) {
    assert.match(instance.output, new RegExp(`${name}  \\w{4}-\\w{4}-\\w{4}-\\w{4}`));
  }
  const [password] = /\w{4}-\w{4}-\w{4}-\w{4}/.exec(instance.output)!;
  for (const name of fs.readdirSync(path.join(dataFolder, 'logs'))) {
    assert.ok(
      !fs.readFileSync(path.join(dataFolder, 'logs', name), 'utf8').includes(password),
      `${name} keeps it`,
    );
  }
});

test('secrets are readable by their owner only', () => {
  for (const name of ['secrets.json', 'postgres-password']) {
    assert.equal(fs.statSync(path.join(dataFolder, name)).mode & 0o777, 0o600, name);
  }
});

test('a second instance on the same data folder is refused, and the first goes on', async () => {
  const second = await Instance.start({ dataFolder });
  assert.equal(await second.ended, 1);
  assert.match(second.output, /正由另一个实例（进程 \d+）使用/);
  assert.ok(!hasStackTrace(second.output), second.output);
  assert.equal((await instance.fetch('/api/health/live')).status, 200);
});

test('npm run reload puts new processes behind the port, which stays open', async () => {
  const serving = () => processesOn(dataFolder).filter((line) => line.includes('all-in-one.js'));
  const before = serving();
  const { status, stdout } = spawnSync('node', [path.join(ROOT, 'tools/reload.mjs')], {
    env: { ...bareEnvironment(), DATA_DIR: dataFolder },
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout);
  assert.match(stdout, /replaced one by one: \d/);
  assert.ok(
    serving().some((line) => !before.includes(line)),
    'the same processes serve on',
  );
  assert.equal((await instance.fetch('/api/health/ready')).status, 200);
});

test('Ctrl-C ends every process, with exit code 0', async () => {
  instance.signalGroup('SIGINT');
  assert.equal(await instance.ended, 0, instance.output);
  assert.deepEqual(processesOn(dataFolder), []);
  assert.match(instance.output, /已停止/);
});

test('the next start takes seconds and keeps the data', async () => {
  const secrets = fs.readFileSync(path.join(dataFolder, 'secrets.json'), 'utf8');
  const started = Date.now();
  await (await restart()).untilReady();
  assert.ok(Date.now() - started < SECOND_START, `took ${Date.now() - started} ms`);
  assert.equal(fs.readFileSync(path.join(dataFolder, 'secrets.json'), 'utf8'), secrets);
});

test('after kill -9 of everything that a terminal knows, the next start recovers', async () => {
  instance.signalGroup('SIGKILL');
  await instance.ended;
  assert.ok(fs.existsSync(path.join(dataFolder, 'start.lock')), 'the lock is left behind');
  await (await restart()).untilReady();
  assert.match(instance.output, /上次运行未正常结束，正在恢复/);
});

test('when only the launcher is killed, the rest ends by itself and the next start waits for it', async () => {
  process.kill(instance.pid, 'SIGKILL');
  await (await restart()).untilReady();
  assert.equal((await instance.fetch('/api/health/ready')).status, 200);
});

test('when the service dies, start says so, ends the rest and exits non-zero', async () => {
  process.kill(pidOf(/serve\.js/), 'SIGKILL');
  assert.equal(await instance.ended, 1);
  assert.match(instance.output, /服务进程意外结束/);
  assert.ok(!hasStackTrace(instance.output), instance.output);
  await untilNoProcessOn(dataFolder);
});

test('when PostgreSQL dies, start says so, ends the rest and exits non-zero', async () => {
  await (await restart()).untilReady();
  process.kill(pidOf(/bin\/postgres -D/), 'SIGKILL');
  assert.equal(await instance.ended, 1);
  assert.match(instance.output, /PostgreSQL意外结束/);
  await untilNoProcessOn(dataFolder);
  await (await restart()).untilReady();
});

test('SIGTERM during the start leaves no process', async () => {
  await instance.stop();
  await restart();
  await instance.untilSaid('Starting PostgreSQL');
  assert.equal(await instance.stop(), 0);
  await untilNoProcessOn(dataFolder);
});

function pidOf(command: RegExp): number {
  const line = processesOn(dataFolder).find((text) => command.test(text));
  assert.ok(line, `no process ${command.source} among\n${processesOn(dataFolder).join('\n')}`);
  return Number.parseInt(line, 10);
}
