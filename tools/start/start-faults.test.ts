// What goes wrong before anything runs: a sentence or two, an exit code, no stack trace.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as path from 'node:path';
import { after, test } from 'node:test';
import { Fault } from './fault.mjs';
import { requireFreeDisk, requireWritableFolder } from './machine.mjs';
import { Instance, ROOT, hasStackTrace, removeData, temporaryFolder } from './start-kit.ts';

const folder = temporaryFolder();
after(() => removeData(folder));

/** Starts, expects it to refuse, and answers what it said. */
async function refusal(
  environment: NodeJS.ProcessEnv,
  options: { dataFolder?: string; port?: number } = {},
): Promise<string> {
  const instance = await Instance.start({
    dataFolder: options.dataFolder ?? folder,
    port: options.port,
    environment,
  });
  assert.equal(await instance.ended, 1, instance.output);
  assert.ok(!hasStackTrace(instance.output), instance.output);
  return instance.output;
}

test('a taken port is named, in Chinese and in English', async () => {
  const taker = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taker.once('listening', resolve));
  const { port } = taker.address() as net.AddressInfo;
  try {
    const said = await refusal({}, { port });
    assert.match(said, new RegExp(`端口 ${port} 已被其他程序占用`));
    assert.match(said, new RegExp(`Port ${port} is taken`));
  } finally {
    taker.close();
  }
});

test('a data folder that cannot be made or written is named', async () => {
  const file = path.join(folder, 'a-file');
  fs.writeFileSync(file, '');
  const said = await refusal({}, { dataFolder: path.join(file, 'data') });
  assert.match(said, /数据目录 .*a-file\/data 无法写入/);
  assert.match(said, /is not writable/);
});

test('a folder without write permission is refused to the user who lacks it', () => {
  const closed = path.join(folder, 'closed');
  fs.mkdirSync(closed, { mode: 0o555 });
  if (process.getuid?.() !== 0) {
    assert.throws(() => requireWritableFolder(closed), Fault);
    return;
  }
  const script = `import(${JSON.stringify(path.join(ROOT, 'tools/start/machine.mjs'))}).then((machine) => machine.requireWritableFolder(${JSON.stringify(closed)}))`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], {
    uid: 65534,
    gid: 65534,
    encoding: 'utf8',
  });
  assert.notEqual(status, 0);
  assert.match(stderr, /not writable \(EACCES\)/);
});

test('too little disk is told with both figures', async () => {
  const said = await refusal({ ZEREN_FREE_DISK_MB: '120' });
  assert.match(said, /只剩 120 MB，至少需要 500 MB/);
  assert.match(said, /120 MB are free .*, 500 MB are needed/);
  requireFreeDisk(folder, 1);
});

for (const [fault, environment, words] of [
  ['a PORT that is no number', { PORT: 'http' }, /PORT 的值“http”/],
  ['a certificate without its key', { TLS_CERT: 'cert.pem' }, /TLS_CERT and TLS_KEY must be set together/],
  [
    'a database that does not answer',
    { DATABASE_URL: 'postgres://nobody:x@127.0.0.1:9/none' },
    /DATABASE_URL/,
  ],
  ['a wrong setting of the service', { SESSION_HOURS: 'many' }, /SESSION_HOURS/],
] as const) {
  test(`${fault} is told in a sentence`, async () => assert.match(await refusal(environment), words));
}

test('an old Node is told which one is needed', () => {
  const script = `import(${JSON.stringify(path.join(ROOT, 'tools/start/node-version.mjs'))}).then(({ requireNode }) => requireNode('18.20.1'))`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  assert.equal(status, 1);
  assert.match(stderr, /需要 Node\.js 20\.19 或更高版本，当前为 18\.20\.1/);
});
