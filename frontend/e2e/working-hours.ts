// Nobody is told anything at night or on holidays, and a journey that waits to be told must not depend on when it runs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** Moves the clock of an instance's own database to 10:00 of the next working day, unless people may be told now. */
export async function moveToWorkingHours(dataFolder: string): Promise<void> {
  const database = new pg.Client({ connectionString: ownDatabase(dataFolder) });
  await database.connect();
  try {
    const { rows } = await database.query<{ ahead: string }>(`
      WITH day AS (
        SELECT d::date AS day FROM generate_series(now() AT TIME ZONE 'Asia/Shanghai',
          now() AT TIME ZONE 'Asia/Shanghai' + interval '14 days', interval '1 day') AS d),
      moment AS (
        SELECT greatest(now(), (day + time '10:00') AT TIME ZONE 'Asia/Shanghai') AS at, day FROM day
        LEFT JOIN calendar_exception e USING (day)
        WHERE coalesce(e.kind, CASE WHEN extract(isodow FROM day) < 6 THEN 'worked' ELSE 'holiday' END) = 'worked')
      SELECT extract(epoch FROM at - now())::int AS ahead FROM moment
      WHERE at <= (day + time '17:30') AT TIME ZONE 'Asia/Shanghai' ORDER BY at LIMIT 1`);
    const ahead = Number(rows[0]!.ahead);
    await database.query(`CREATE OR REPLACE FUNCTION clock_now() RETURNS timestamptz LANGUAGE sql STABLE
      AS 'SELECT now() + interval ''${ahead} seconds'''`);
  } finally {
    await database.end();
  }
}

/**
 * Puts rows of an instance's own database into a past that a journey cannot wait for. `table` holds its owner off otherwise;
 * `today` is the program's own.
 */
export async function changePast(
  dataFolder: string,
  table: string,
  work: (query: (text: string, values: unknown[]) => Promise<unknown>, today: string) => Promise<void>,
): Promise<void> {
  const database = new pg.Client({ connectionString: ownDatabase(dataFolder) });
  await database.connect();
  try {
    const { rows } = await database.query<{ today: string }>(
      `SELECT (clock_now() AT TIME ZONE 'Asia/Shanghai')::date::text AS today`,
    );
    const held = [table, 'post', 'organization'];
    await database.query('BEGIN');
    for (const one of held) await database.query(`ALTER TABLE ${one} NO FORCE ROW LEVEL SECURITY`);
    await work((text, values) => database.query(text, values), rows[0]!.today);
    for (const one of held) await database.query(`ALTER TABLE ${one} FORCE ROW LEVEL SECURITY`);
    await database.query('COMMIT');
  } finally {
    await database.end();
  }
}

/** The address of the PostgreSQL that `npm start` keeps in a data folder. */
function ownDatabase(dataFolder: string): string {
  const password = readFileSync(join(dataFolder, 'postgres-password'), 'utf8').trim();
  const home = readFileSync(join(dataFolder, 'postgres-home'), { encoding: 'utf8', flag: 'a+' }).trim();
  const lock = join(home || join(dataFolder, 'postgres'), 'cluster', 'postmaster.pid');
  const port = readFileSync(lock, 'utf8').split('\n')[3];
  return `postgresql://zeren:${password}@127.0.0.1:${port}/zeren`;
}
