import * as fs from 'node:fs';
import * as path from 'node:path';
import pg from 'pg';

/** What a restored county is recognised by. */
const COUNTED: readonly (readonly [table: string, zh: string, en: string])[] = [
  ['organization', '组织', 'organisations'],
  ['person', '人员', 'people'],
  ['account', '账号', 'accounts'],
  ['responsibility_list', '责任清单', 'responsibility lists'],
  ['duty', '履责任务', 'duties'],
  ['duty_report', '报告', 'reports'],
  ['audit_entry', '审计记录', 'audit entries'],
];

async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Ends every session that came back, and answers the last act's time, by the machine's clock and by the database's. */
export function settle(url: string): Promise<{ asOf: Date | null; clockAt: string }> {
  return withClient(url, async (client) => {
    await client.query('DELETE FROM session');
    const { rows } = await client.query<{ asOf: Date | null; clockAt: Date }>(
      `SELECT pg_last_xact_replay_timestamp() AS "asOf",
         coalesce(pg_last_xact_replay_timestamp(), now()) + (clock_now() - now()) AS "clockAt"`,
    );
    return { asOf: rows[0]!.asOf, clockAt: rows[0]!.clockAt.toISOString() };
  });
}

/** Counts what came back, and says which uploaded files the rows name but nobody has. */
export function tellCounts(url: string, files: string, say: (line: string) => void): Promise<void> {
  return withClient(url, async (client) => {
    const counts = COUNTED.map(([table]) => `(SELECT count(*)::int FROM ${table}) AS ${table}`);
    const [row] = (await client.query<Record<string, number>>(`SELECT ${counts.join(', ')}`)).rows;
    const { rows } = await client.query<{ key: string }>('SELECT DISTINCT storage_key AS key FROM evidence');
    say(COUNTED.map(([table, zh]) => `${zh} ${row![table]}`).join('，') + `，上传文件 ${rows.length}`);
    say(
      `  ${COUNTED.map(([table, , en]) => `${row![table]} ${en}`).join(', ')}, ${rows.length} uploaded files`,
    );
    if (process.env.S3_BUCKET) return;
    const lost = rows.filter(({ key }) => !fs.existsSync(path.join(files, key)));
    if (lost.length === 0) return;
    say(`缺少 ${lost.length} 个上传的文件，例如 ${lost[0]!.key}。`);
    say(`  ${lost.length} uploaded files are missing, for instance ${lost[0]!.key}.`);
  });
}
