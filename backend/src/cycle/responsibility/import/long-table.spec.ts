// A long table is checked beside everybody else's work. `npm run test:long` takes the longest that is taken.
import { setTimeout as pause } from 'node:timers/promises';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import type { ImportRunDto } from '../../../platform/imports/import-run.dto';
import type { ListPageDto } from '../dto/list.dto';
import { signInAs } from '../list-accounts.spec-kit';
import { CHINESE_HEADERS, createListCounty, EXAMPLE_ITEMS, tableOf } from '../responsibility.spec-kit';
import type { ListCounty } from '../responsibility.spec-kit';

const ROWS = Number(process.env.TABLE_ROWS ?? 20_000);
const PORTION = 250;
const URL = '/api/responsibility-lists/imports';
const ROW = EXAMPLE_ITEMS.find(([code]) => code === 'R10')!;

describe('a long table', () => {
  let application: TestApplication;
  let county: ListCounty;
  let clerk: TestClient;
  let other: TestClient;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    county = await createListCounty(application.database.owner);
    clerk = await signInAs(application, county, 'clerk', '组织部长', 'organization-clerk');
    other = await signInAs(application, county, 'other', '宣传部长', 'organization-clerk');
  });
  afterAll(() => application.close());

  const upload = async (by: TestClient, content: Buffer) => {
    const file = { fileName: '清单.tsv', mediaType: 'text/tab-separated-values', content };
    const { status, body } = await by.upload<ImportRunDto>(URL, file, { fields: { year: '2026' } });
    expect([status, body.state, body.rowsDone]).toEqual([202, 'checking', 0]);
    return body.id;
  };
  const runOf = async (by: TestClient, id: string) => (await by.get<ImportRunDto>(`${URL}/${id}`)).body;

  it(`of ${ROWS} rows is checked off the request, portion by portion, while others are answered and checked`, async () => {
    const rows = Array.from({ length: ROWS }, (_, row) =>
      ROW.with(0, `N${row}`).with(2, `第${row}次到中小学听思政课，推动问题整改`).with(3, ''),
    );
    const id = await upload(clerk, tableOf(rows));
    const seen = new Set<number>();
    let short: string | null = null;
    let shortEnded: number | null = null;
    let pages = 0;
    for (;;) {
      const page = await other.get<ListPageDto>('/api/responsibility-lists?year=2026');
      expect(page.status).toBe(200);
      const { state, rowsDone } = await runOf(clerk, id);
      if (state !== 'checking') break;
      // So far the whole file is not read: what is answered here is answered in between.
      pages += 1;
      seen.add(rowsDone);
      if (rowsDone > 0) {
        short ??= await upload(other, tableOf([ROW]));
        if (shortEnded === null && (await runOf(other, short)).state !== 'checking') shortEnded = rowsDone;
      }
      await pause(5);
    }
    expect(seen.size).toBeGreaterThan(10);
    expect(pages).toBeGreaterThan(10);
    // Somebody else's table of one row did not wait for the end of this one.
    expect(shortEnded).not.toBeNull();
    expect(shortEnded!).toBeLessThan(ROWS);

    const run = await runOf(clerk, id);
    expect(run).toMatchObject({ state: 'checked', rowsDone: ROWS, summary: { rows: ROWS, goodRows: ROWS } });
    const { rows: kept } = await application.database.owner.query<{ portions: number; longest: number }>(
      `SELECT count(*)::int AS portions, max(jsonb_array_length(rows)) AS longest FROM import_portion WHERE run_id = $1`,
      [id],
    );
    expect(kept[0]!.longest).toBeLessThanOrEqual(PORTION);
    expect(kept[0]!.portions).toBeGreaterThanOrEqual(ROWS / PORTION);
  }, 300_000);

  it('being taken in holds up its own set only: others read, write and take in theirs meanwhile', async () => {
    const { owner } = application.database;
    const ready = async (by: TestClient, content: Buffer) => {
      const id = await upload(by, content);
      let run = await runOf(by, id);
      for (; run.state === 'checking'; run = await runOf(by, id)) await pause(20);
      return run;
    };
    const apply = ({ id, version }: ImportRunDto, by: TestClient) =>
      by.post<ImportRunDto>(`${URL}/${id}/apply`, { version, body: { mode: 'good-rows' } });
    const township = await signInAs(application, county, 'township', '乡镇党委书记', 'organization-clerk');
    const own = EXAMPLE_ITEMS.find(([code]) => code === 'R19')!;
    const theirs = await ready(township, tableOf([own.with(0, 'T1')]));
    const more = await ready(township, tableOf([own.with(0, 'T2')]));
    expect((await apply(theirs, township)).status).toBe(200);
    const rows = Array.from({ length: 2_000 }, (_, row) =>
      ROW.with(0, `M${row}`).with(2, `第${row}次到中小学听思政课，推动问题整改`).with(3, ''),
    );
    const long = await ready(clerk, tableOf(rows));
    const behind = await ready(other, tableOf([ROW.with(0, 'B1')]));

    // All is written, and the transaction stands still before its end: every lock that it takes, it holds.
    await owner.query(`
      CREATE FUNCTION stand_still() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NULL; END $$;
      CREATE TRIGGER stand_still AFTER UPDATE ON import_run
        FOR EACH ROW WHEN (NEW.id = '${long.id}' AND NEW.state = 'applied') EXECUTE FUNCTION stand_still()`);
    await owner.query('SELECT pg_advisory_lock(4711)');
    const waiting = async (locktype: string) => {
      const { rows: found } = await owner.query(
        'SELECT FROM pg_locks WHERE NOT granted AND locktype = $1 LIMIT 1',
        [locktype],
      );
      return found.length > 0;
    };
    const order: string[] = [];
    const note = async (what: string, answer: Promise<{ status: number }>) => {
      expect([what, (await answer).status]).toEqual([what, 200]);
      order.push(what);
    };
    const applied = note('the long table', apply(long, clerk));
    while (!(await waiting('advisory'))) await pause(20);
    // Into the same set: this one comes after.
    const after = note('into the same set', apply(behind, other));
    while (!(await waiting('transactionid'))) await pause(20);

    await note('a reader', other.get('/api/responsibility-lists?year=2026'));
    await note('into another set', apply(more, township));
    const [list] = (await township.get<ListPageDto>('/api/responsibility-lists?year=2026')).body.items;
    const body = { saved: [], removed: [], order: [] };
    const sheet = `/api/responsibility-lists/${list!.id}/items`;
    await note('a writer', township.put(sheet, { version: list!.version, body }));
    expect(order).toEqual(['a reader', 'into another set', 'a writer']);
    await owner.query('SELECT pg_advisory_unlock(4711)');
    await Promise.all([applied, after]);
    expect(order).toHaveLength(5);
  }, 120_000);

  it('of more rows than are taken says so, and keeps none of them ready', async () => {
    // Short lines: the header is what counts them as rows.
    const lines = `${CHINESE_HEADERS.join('\t')}\n${'x\n'.repeat(100_020)}`;
    const id = await upload(clerk, Buffer.from(lines));
    let run = await runOf(clerk, id);
    for (; run.state === 'checking'; run = await runOf(clerk, id)) await pause(20);
    expect(run.canApply).toBe(false);
    expect(run.faults[0]).toMatchObject({ code: 'document.too-large' });
  }, 120_000);
});
