// T14: a backup taken under load, the log archived, the machine lost; and what was acknowledged up to the last archived
// segment is there again, whole, and proves it. What is damaged is refused by name.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { startCluster } from '../postgres/cluster.ts';
import { Instance } from '../start/start-kit.ts';
import { main as witness } from '../witness/witness.mjs';
import { contradictions } from './checker.ts';
import { HttpPerson } from './http-person.ts';
import { Plant, ROOT, pause, until } from './plant.ts';
import { ReportingLoad } from './reporting-load.ts';
import type { Act } from './reporting-load.ts';

const ACTS_SECONDS = Number(process.env.ACTS_SECONDS ?? 2);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zeren-backups-'));
fs.chmodSync(folder, 0o755);
const backups = path.join(folder, 'backups');
const keep = path.join(folder, 'witness');
const restored = path.join(folder, 'restored');
const wal = path.join(backups, 'wal');

interface Moment {
  readonly at: Date;
  /** Keys of the acts that were acknowledged by then. */
  readonly acknowledged: ReadonlySet<string>;
  readonly begun: number;
}

let acts: readonly Act[] = [];
let middle: Moment;
let archived: Moment;
let session: HttpPerson;

before(lifeAndLossOfAMachine, { timeout: 300_000 });
after(() => fs.rmSync(folder, { recursive: true, force: true }));

async function lifeAndLossOfAMachine(): Promise<void> {
  const plant = await Plant.start();
  try {
    session = new HttpPerson(plant.address);
    const { username, password } = plant.accounts.find(({ role }) => role === 'county-leader')!;
    await session.signIn(username, password);
    const load = new ReportingLoad(plant);
    await load.start();
    const moment = async (): Promise<Moment> => {
      const [row] = await plant.query<{ at: Date }>('SELECT clock_timestamp() AS at');
      return { at: row!.at, acknowledged: acknowledged(load), begun: load.acts.length };
    };
    await pause(1_000);
    const backup = await tool('backup', ['--to', backups], { DATA_DIR: plant.dataFolder });
    assert.equal(backup.code, 0, backup.said);
    assert.match(backup.said, /SECRET: .*keys holds passwords/);
    await pause(ACTS_SECONDS * 1_000);
    middle = await moment();
    await witness(['--url', plant.address, '--keep', keep], () => undefined);
    await pause(ACTS_SECONDS * 1_000);
    archived = await moment();
    const [row] = await plant.query<{ segment: string }>(
      `SELECT pg_walfile_name(pg_switch_wal()) AS segment`,
    );
    await until('the segment is archived', 30_000, async () =>
      fs.existsSync(path.join(wal, `${row!.segment}.gz`)),
    );
    await pause(500);
    await load.stop();
    acts = load.acts;
    assert.deepEqual(load.violations, []);
    assert.ok(
      archived.acknowledged.size > middle.acknowledged.size && middle.acknowledged.size > 10,
      'no load',
    );
    await plant.lose();
  } catch (error) {
    await plant.stop();
    throw error;
  }
}

const acknowledged = (load: ReportingLoad) =>
  new Set(load.acts.filter((act) => act.acknowledged).map(({ key }) => key));

test('8.1.4.9 备份恢复、8.1.4.3 c 审计备份：all that was acknowledged up to the last archived segment is restored, and the record is whole', async () => {
  const { code, said } = await tool('restore', ['--from', backups, '--into', restored, '--checkpoint', keep]);
  assert.equal(code, 0, said);
  assert.match(said, /Whole: nothing was changed/);
  assert.match(said, /Restored: .* as of 20/);
  assert.doesNotMatch(said, /No checkpoint from elsewhere/);
  const reports = await lookInto(restored, async (query) => {
    assert.deepEqual(await contradictions({ query }, { acts: actsAt(archived), violations: [] }), []);
    assert.equal((await query<{ n: string }>('SELECT count(*) AS n FROM session'))[0]!.n, '0');
    return (await query<{ n: string }>('SELECT count(*) AS n FROM duty_report'))[0]!.n;
  });
  assert.match(said, new RegExp(`${reports} reports`));
});

test('what was restored serves people again, and the witness finds the log it knows', async () => {
  const instance = await Instance.start({ dataFolder: restored });
  try {
    await instance.untilReady();
    const address = `http://127.0.0.1:${instance.port}`;
    const gone = await instance.fetch('/api/session').then(({ status }) => status);
    assert.equal(gone, 401);
    const old = await fetch(`${address}/api/duties`, { headers: session.headers() });
    assert.equal(old.status, 401, 'a session of before goes on');
    const accounts = JSON.parse(fs.readFileSync(path.join(restored, 'demo-accounts.json'), 'utf8')) as {
      username: string;
      password: string;
      role: string;
    }[];
    const person = new HttpPerson(address);
    const { username, password } = accounts.find(({ role }) => role === 'township-secretary')!;
    await person.signIn(username, password);
    assert.equal((await person.get('/api/duties?mine=1')).status, 200);
    const lines: string[] = [];
    assert.ok(
      (await witness(['--url', address, '--keep', keep], (line) => lines.push(line))) <= 1,
      lines.join('\n'),
    );
  } finally {
    await instance.stop();
  }
});

test('the state of a given moment is restored: what came later is not in it', async () => {
  const into = path.join(folder, 'earlier');
  const { code, said } = await tool('restore', [
    '--from',
    backups,
    '--into',
    into,
    '--until',
    middle.at.toISOString(),
  ]);
  assert.equal(code, 0, said);
  await lookInto(into, async (query) => {
    assert.deepEqual(await contradictions({ query }, { acts: actsAt(middle), violations: [] }), []);
    const later = acts.slice(middle.begun).map(({ text }) => text);
    assert.ok(later.length > 0);
    assert.deepEqual(await query('SELECT result FROM duty_report WHERE result = ANY($1)', [later]), []);
  });
});

test('a moment that the log does not reach is refused, and leaves nothing behind', async () => {
  const into = path.join(folder, 'too-late');
  const { code, said } = await tool('restore', ['--from', backups, '--into', into, '--until', '2099-01-01']);
  assert.equal(code, 1);
  assert.match(said, /The log does not reach 2099/);
  assert.ok(!fs.existsSync(into));
});

test('a folder with data in it is not written into', async () => {
  const { code, said } = await tool('restore', ['--from', backups, '--into', restored]);
  assert.equal(code, 1);
  assert.match(said, /restored is not empty; nothing was restored/);
});

test('a flipped bit, a missing file and a gap in the log are named, and nothing is restored', async () => {
  const base = path.join(
    backups,
    fs.readdirSync(backups).find((name) => name.startsWith('base-'))!,
  );
  const segments = fs
    .readdirSync(wal)
    .filter((name) => /^[0-9A-F]{24}\.gz$/.test(name))
    .sort();
  const { firstSegment, lastSegment } = JSON.parse(
    fs.readFileSync(path.join(base, 'manifest.json'), 'utf8'),
  ) as {
    firstSegment: string;
    lastSegment: string;
  };
  const newest = segments.at(-1)!;
  assert.ok(newest > `${lastSegment}.gz`, 'nothing was archived after the backup');
  const into = path.join(folder, 'never');
  const harms: readonly (readonly [file: string, harm: (file: string) => void])[][] = [
    [
      [path.join(base, 'cluster/global/pg_control'), flip],
      [path.join(base, 'cluster/PG_VERSION'), fs.rmSync],
    ],
    [[path.join(base, 'manifest.json'), flip]],
    [
      [path.join(wal, `${firstSegment}.gz`), flip],
      [path.join(wal, `${lastSegment}.gz`), fs.rmSync],
    ],
    // After the backup's own log it is read while it is recovered.
    [[path.join(wal, newest), flip]],
  ];
  for (const together of harms) {
    const whole = new Map(together.map(([file]) => [file, fs.readFileSync(file)]));
    for (const [file, harm] of together) harm(file);
    const { code, said } = await tool('restore', ['--from', backups, '--into', into]);
    for (const [file, content] of whole) fs.writeFileSync(file, content);
    assert.equal(code, 1, said);
    for (const file of whole.keys()) assert.ok(said.includes(file), `${file} is not named: ${said}`);
    assert.ok(!fs.existsSync(into), said);
  }
});

/** The acts as a restore to this moment must have them: those acknowledged by then, and any other whole or not at all. */
function actsAt({ acknowledged }: Moment): Act[] {
  return acts.map((act) => ({ ...act, acknowledged: acknowledged.has(act.key) }));
}

function flip(file: string): void {
  const content = fs.readFileSync(file);
  content[Math.floor(content.length / 2)]! ^= 1;
  fs.writeFileSync(file, content);
}

type Query = Plant['query'];

async function lookInto<Result>(
  dataFolder: string,
  look: (query: Query) => Promise<Result>,
): Promise<Result> {
  const cluster = await startCluster({ root: ROOT, folder: dataFolder });
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  try {
    const query: Query = async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
      (await client.query<Row>(text, values)).rows;
    return await look(query);
  } finally {
    await client.end();
    await cluster.stop();
  }
}

/** `npm run <name> -- …`, as a person runs it. */
function tool(
  name: 'backup' | 'restore',
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; said: string }> {
  const { PATH, HOME, BUILD_DIR } = process.env;
  const run = spawn('node', [path.join(ROOT, `tools/${name}.mjs`), ...args], {
    cwd: ROOT,
    env: { PATH, HOME, BUILD_DIR, ...environment },
  });
  let said = '';
  for (const stream of [run.stdout, run.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  }
  return new Promise((resolve) => run.once('close', (code) => resolve({ code, said })));
}
