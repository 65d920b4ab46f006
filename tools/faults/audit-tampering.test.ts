// T8: whoever owns the database changes the record, and is found, every time; and nobody is found who changed nothing.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { main as witness } from '../witness/witness.mjs';
import { audit, sealedKinds } from './audit-door.ts';
import type { Finding } from './audit-door.ts';
import { HttpPerson } from './http-person.ts';
import { asOutsider, oldestKept } from './outsider.ts';
import { Plant, pause, until } from './plant.ts';
import { ReportingLoad } from './reporting-load.ts';
import { rewrite, TAMPERINGS } from './tamperings.ts';
import type { Target, Trace } from './tampering.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 10);
/** An attack must be found within a minute (T8). */
const LIMIT = 60_000;
/** The copy was made so long after the last act: whatever the program takes up, it has taken up. */
const LATER = 6 * 60_000;
const INSTALLATION = '00000000-0000-7000-8000-000000000001';

const keep = fs.mkdtempSync(path.join(os.tmpdir(), 'zeren-witness-'));
let plant: Plant;
let server: pg.Client;
let districtId: string;
let copies = 0;
/** Seeds are told, so that a round can be run again. */
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

before(
  async () => {
    console.log(`seed ${seed}, ${ROUNDS} rounds of each kind`);
    plant = await Plant.start();
    server = new pg.Client({ connectionString: plant.urlOf('postgres') });
    await server.connect();
    const [county] = await plant.query<{ id: string }>(`SELECT id FROM district WHERE kind = 'county'`);
    districtId = county!.id;
    await someActs();
    await signedHandover();
    await verifiedReport();
    await openedResults();
    await allSigned();
    await look();
    await copyAs('older');
    await someActs();
    await allSigned();
    await look();
    await copyAs('newest');
  },
  { timeout: 600_000 },
);
after(async () => {
  await server?.end();
  await plant?.stop();
  fs.rmSync(keep, { recursive: true, force: true });
});

/** Real acts of real people over HTTP. */
async function someActs(): Promise<void> {
  const load = new ReportingLoad(plant);
  await load.start();
  await pause(4_000);
  await load.stop();
}

/** The county's leader signs a handover for somebody who is absent: a signature is sealed. */
async function signedHandover(): Promise<void> {
  const { username, password } = plant.accounts.find(({ role }) => role === 'county-leader')!;
  const leader = new HttpPerson(plant.address);
  await leader.signIn(username, password);
  const confirmed = await leader.post('/api/session/step-up', { password });
  assert.equal(confirmed.status, 204, JSON.stringify(confirmed.body));
  let handover: { id: string; version: number } | undefined;
  await until('a handover waits', 60_000, async () => {
    const { body } = await leader.get<{ items: { id: string; version: number; state: string }[] }>(
      '/api/handovers',
    );
    handover = body.items.find(({ state }) => state === 'gathered');
    return handover !== undefined;
  });
  const signed = await leader.post(
    `/api/handovers/${handover!.id}/confirm-for-absent`,
    { side: 'outgoing', reason: '本人外出学习，暂不能到场' },
    handover!.version,
  );
  assert.equal(signed.status, 200, JSON.stringify(signed.body));
}

/** A township secretary verifies what a village reported: the act is sealed. */
async function verifiedReport(): Promise<void> {
  const { username, password } = plant.accounts.find(({ role }) => role === 'township-secretary')!;
  const secretary = new HttpPerson(plant.address);
  await secretary.signIn(username, password);
  const { body: session } = await secretary.get<{ today: string }>('/api/session');
  const { body: waiting } = await secretary.get<{ items: { id: string; version: number }[] }>(
    '/api/duties/to-verify',
  );
  const [duty] = waiting.items;
  assert.ok(duty, 'a report waits to be verified');
  const verified = await secretary.post(
    `/api/duties/${duty.id}/verification`,
    {
      ...{ kind: 'on-site', result: 'confirmed', heldOn: session.today, object: '党群服务中心、台账原件' },
      ...{ strength: '台账和现场对得上', noDoubtBecause: '抽了三户逐一问过，说法一致' },
    },
    duty.version,
  );
  assert.equal(verified.status, 200, JSON.stringify(verified.body));
}

/** The clerk opens the results of the half-year that the demonstration scored: a result is sealed. */
async function openedResults(): Promise<void> {
  const { username, password } = plant.accounts.find(({ role }) => role === 'clerk')!;
  const clerk = new HttpPerson(plant.address);
  await clerk.signIn(username, password);
  let scored: { id: string } | undefined;
  await until('the half-year is scored', 60_000, async () => {
    const { body } = await clerk.get<{ items: { id: string; state: string }[] }>('/api/assessments');
    scored = body.items.find(({ state }) => state === 'scored');
    return scored !== undefined;
  });
  const opened = await clerk.post('/api/result-rounds', { assessmentId: scored!.id });
  assert.ok(opened.status < 300, JSON.stringify(opened.body));
}

/** Until every entry has its leaf and every leaf is signed: a checkpoint is made once a minute at most. */
async function allSigned(): Promise<void> {
  await until('every entry is signed', 150_000, async () => {
    const [row] = await plant.query<{ open: number }>(
      `SELECT (SELECT count(*) FROM audit_entry) - (SELECT coalesce(sum(size), 0) FROM (
         SELECT max(size) AS size FROM audit_checkpoint GROUP BY district_id) s) AS open`,
    );
    return Number(row!.open) === 0;
  });
}

/** The witness on the other machine comes by. */
async function look(): Promise<void> {
  const lines: string[] = [];
  const code = await witness(['--url', plant.address, '--keep', keep], (line) => lines.push(line));
  // The county's clock is set, so its checkpoints may look old; nothing else may be wrong.
  assert.ok(code <= 1, lines.join('\n'));
}

/** A copy to work on; the program must let go of the database for that, and goes on afterwards. */
async function copyAs(name: string): Promise<void> {
  await Promise.all([plant.api.stop(), plant.worker.stop()]);
  await server.query(`CREATE DATABASE ${name} TEMPLATE zeren`);
  plant.api.start();
  plant.worker.start();
  await plant.untilReady();
}

const keptNotes = () =>
  fs
    .readdirSync(keep, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.checkpoint'))
    .map((name) => fs.readFileSync(path.join(keep, name), 'utf8'));

const keys = () => {
  const texts = fs.readFileSync(path.join(keep, 'log-keys.txt'), 'utf8').trim().split('\n');
  return texts.map((text) => audit.readNoteKey(text));
};

async function verify(client: pg.Client, kept = keptNotes()): Promise<Finding[]> {
  const findings: Finding[] = [];
  const { rows } = await client.query<{ at: Date }>('SELECT max(at) AS at FROM audit_entry');
  const figures = await audit.verifyRecord(client, {
    ...{ keys: keys(), kept, entryKeys: [], sealedKinds },
    at: new Date(rows[0]!.at.getTime() + LATER).toISOString(),
    onFinding: (finding) => findings.push(finding),
  });
  if (findings.length === 0)
    assert.ok(figures.some(({ entries, sealedRows }) => entries > 500 && sealedRows > 100));
  return findings;
}

/** Runs on a database of its own, as a superuser whom nothing holds. */
async function onCopyOf<T>(template: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const name = `copy_${(copies += 1)}`;
  await server.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const client = new pg.Client({ connectionString: plant.urlOf(name) });
  await client.connect();
  try {
    await client.query(`SET session_replication_role = replica`);
    return await work(client);
  } finally {
    await client.end();
    await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/** Numbers that follow from a seed (mulberry32). */
function randomFrom(start: number): (below: number) => number {
  let state = start >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const targetOf = (client: pg.Client, round: number): Target => ({
  client,
  districtId,
  otherId: INSTALLATION,
  random: randomFrom(seed + round * 7919),
  round,
});

/** Every third time, by chance, the whole database is put back to what it was. */
const isWhole = (name: string, round: number): boolean =>
  name === 'an older state is put back' && randomFrom(seed + round * 104_729)(3) === 0;

function assertNamed(findings: readonly Finding[], { entryId, subjectId }: Trace, round: number): void {
  assert.ok(findings.length > 0, `round ${round} was not found`);
  if (entryId)
    assert.ok(
      findings.some((finding) => finding.entryId === entryId),
      `round ${round}: entry ${entryId}`,
    );
  if (subjectId) {
    assert.ok(
      findings.some((finding) => finding.subjectId === subjectId),
      `round ${round}: row ${subjectId}`,
    );
  }
}

test('every sealed kind has a row to be edited, however few rounds there are', async () => {
  const client = new pg.Client({ connectionString: plant.urlOf('newest') });
  await client.connect();
  try {
    for (const kind of sealedKinds) {
      const { rows } = await client.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM (${kind.rows}) AS sealed`,
        [districtId],
      );
      assert.ok(rows[0]!.n > 0, `there is no ${kind.kind}`);
    }
  } finally {
    await client.end();
  }
});

/** Rows of 等保三级 (GB/T 22239-2019) that a tampering stands for. */
const CLAUSES: Readonly<Record<string, string>> = {
  'a sealed business row is edited': '8.1.4.7 业务、授权和任职数据完整性：',
};

for (const [name, tamper] of TAMPERINGS) {
  // Every sealed kind has its turn, however few rounds there are.
  const rounds = name === 'a sealed business row is edited' ? Math.max(ROUNDS, sealedKinds.length) : ROUNDS;
  test(
    `${CLAUSES[name] ?? ''}${name}: found ${rounds} times of ${rounds}`,
    { timeout: rounds * LIMIT + 60_000 },
    async () => {
      let slowest = 0;
      for (let round = 0; round < rounds; round += 1) {
        const whole = isWhole(name, round);
        await onCopyOf(whole ? 'older' : 'newest', async (client) => {
          const trace = whole ? {} : await tamper(targetOf(client, round));
          const started = Date.now();
          assertNamed(await verify(client), trace, round);
          slowest = Math.max(slowest, Date.now() - started);
        });
      }
      assert.ok(slowest < LIMIT, `the slowest took ${slowest} ms`);
      console.log(`${name}: the slowest was found in ${slowest} ms`);
    },
  );
}

test(
  `nothing is found ${ROUNDS} times where nothing was changed`,
  { timeout: ROUNDS * LIMIT + 60_000 },
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await onCopyOf('newest', async (client) => assert.deepEqual(await verify(client), []));
    }
  },
);

test(
  `nothing is found ${ROUNDS} times in the database at work`,
  { timeout: ROUNDS * LIMIT + 60_000 },
  async () => {
    const load = new ReportingLoad(plant);
    await load.start();
    const client = new pg.Client({ connectionString: plant.urlOf('zeren') });
    await client.connect();
    let entries = 0;
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        const findings: Finding[] = [];
        const { rows } = await client.query<{ at: Date }>('SELECT clock_now() AS at');
        const figures = await audit.verifyRecord(client, {
          ...{ keys: keys(), kept: keptNotes(), entryKeys: [], sealedKinds },
          at: rows[0]!.at.toISOString(),
          onFinding: (finding) => findings.push(finding),
        });
        assert.deepEqual(findings, []);
        const read = figures.reduce((sum, figure) => sum + figure.entries, 0);
        entries = Math.max(entries, read);
      }
    } finally {
      await client.end();
      await load.stop();
    }
    console.log(`at work: ${entries} entries were read and nothing was found`);
  },
);

test('an outsider with a copy of the database and the oldest checkpoint finds the one byte that was changed', async () => {
  const { file, size } = oldestKept(keep, districtId);
  const key = path.join(keep, 'log-keys.txt');
  await onCopyOf('newest', async (client) => {
    const address = plant.urlOf(client.database!);
    const untouched = await asOutsider(address, file, key);
    assert.equal(untouched.code, 0, untouched.said);
    assert.match(untouched.said, /完好：没有发现改动。\n {2}Whole: nothing was changed\./);
    const { rows } = await client.query<{ id: string }>(
      `UPDATE audit_entry e SET after = jsonb_set(e.after, '{version}', '7')
       FROM (SELECT l.entry_id FROM audit_leaf l JOIN audit_entry x ON x.district_id = l.district_id AND x.id = l.entry_id
             WHERE l.district_id = $1 AND l.leaf_index < $2 AND x.after->>'version' ~ '^[1-6]$'
             ORDER BY l.leaf_index DESC LIMIT 1) AS one
       WHERE e.district_id = $1 AND e.id = one.entry_id RETURNING e.id`,
      [districtId, size],
    );
    const entry = await asOutsider(address, file, key);
    assert.equal(entry.code, 1, entry.said);
    assert.match(entry.said, new RegExp(`最早的一处：.*${rows[0]!.id}`));
    assert.match(entry.said, new RegExp(`The first: .*${rows[0]!.id}`));
  });
  await onCopyOf('newest', async (client) => {
    await client.query(
      `UPDATE responsibility_item SET text_zh = '改' || substr(text_zh, 2)
       WHERE district_id = $1 AND id = (
         SELECT i.id FROM responsibility_item i
         JOIN responsibility_list l ON l.district_id = i.district_id AND l.id = i.list_id
         WHERE i.district_id = $1 AND l.state IN ('issued', 'received') ORDER BY i.id LIMIT 1)`,
      [districtId],
    );
    const row = await asOutsider(plant.urlOf(client.database!), file, key);
    assert.equal(row.code, 1, row.said);
    assert.match(row.said, /最早的一处：责任清单“.*”被绕过系统改过：.*改/);
    assert.match(row.said, /The first: The responsibility list “.*” was changed past the program/);
  });
});

test('a rewriting of everything passes where nothing is kept elsewhere: that is what witnesses are for', async () => {
  await onCopyOf('newest', async (client) => {
    await rewrite(targetOf(client, 1), 'deleted');
    const unsigned = (findings: readonly Finding[]) => findings.filter(({ code }) => code !== 'not-signed');
    assert.deepEqual(
      unsigned(await verify(client, [])).filter(({ code }) => !code.startsWith('row-')),
      [],
    );
    assert.ok((await verify(client)).some(({ code }) => code === 'entries-rewritten'));
  });
});

test('the witness finds a log that was rewritten while the program runs, and the program signs it no more', async () => {
  const before = await plant.query<{ n: number }>(`SELECT count(*)::int AS n FROM audit_checkpoint`);
  await plant.query(
    `UPDATE audit_leaf SET leaf_hash = sha256('x') WHERE district_id = $1 AND leaf_index = (
       SELECT max(leaf_index) FROM audit_leaf WHERE district_id = $1)`,
    [districtId],
  );
  await someActs();
  await pause(65_000);
  const [after] = await plant.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM audit_checkpoint WHERE district_id = $1 AND number > $2`,
    [districtId, before[0]!.n],
  );
  assert.equal(after!.n, 0);
  const lines: string[] = [];
  await plant.query(`DELETE FROM audit_checkpoint WHERE district_id = $1 AND number > 1`, [districtId]);
  const code = await witness(['--url', plant.address, '--keep', keep], (line) => lines.push(line));
  assert.equal(code, 2, lines.join('\n'));
  assert.match(lines.join('\n'), /IS NOT WHAT IT WAS/);
});
