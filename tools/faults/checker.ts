import type { Plant } from './plant.ts';
import type { Act, ReportingLoad } from './reporting-load.ts';

/**
 * What the journal promised against what the database holds: acknowledged acts are there once, no act is there twice, and
 * business row, audit entry and event stand or fall together. Answers every contradiction in words.
 */
export async function contradictions(
  plant: Pick<Plant, 'query'>,
  load: Pick<ReportingLoad, 'acts' | 'violations'>,
): Promise<string[]> {
  const [reports, audits] = await Promise.all([
    countBy(plant, `SELECT result AS name, count(*) FROM duty_report GROUP BY 1`),
    countBy(
      plant,
      `SELECT after->'report'->>'result' AS name, count(*) FROM audit_entry WHERE action = 'duty.report' GROUP BY 1`,
    ),
  ]);
  const faults = [...load.violations];
  for (const act of load.acts)
    faults.push(...faultsOf(act, reports.get(act.text) ?? 0, audits.get(act.text) ?? 0));
  return [...faults, ...(await halves(plant))];
}

function faultsOf({ text, acknowledged }: Act, reports: number, audits: number): string[] {
  const faults: string[] = [];
  if (acknowledged && reports === 0) faults.push(`acknowledged, but lost: ${text}`);
  if (reports > 1) faults.push(`applied ${reports} times: ${text}`);
  if (reports !== audits) faults.push(`${reports} reports but ${audits} audit entries: ${text}`);
  return faults;
}

/** Duties whose reports, audit entries and events differ in number. */
async function halves(plant: Pick<Plant, 'query'>): Promise<string[]> {
  const rows = await plant.query<{ id: string; reports: number; audits: number; events: number }>(
    `SELECT d.id, r.n AS reports, a.n AS audits, o.n AS events
     FROM duty d
     CROSS JOIN LATERAL (SELECT count(*)::int AS n FROM duty_report WHERE district_id = d.district_id AND duty_id = d.id) r
     CROSS JOIN LATERAL (SELECT count(*)::int AS n FROM audit_entry WHERE district_id = d.district_id
       AND subject_id = d.id AND action IN ('duty.report', 'duty.import-report')) a
     CROSS JOIN LATERAL (SELECT count(*)::int AS n FROM outbox WHERE district_id = d.district_id
       AND subject_id = d.id AND type = 'duty.reported') o
     WHERE r.n <> a.n OR r.n <> o.n`,
  );
  return rows.map(
    ({ id, reports, audits, events }) =>
      `duty ${id}: ${reports} reports, ${audits} audit entries, ${events} events`,
  );
}

async function countBy(plant: Pick<Plant, 'query'>, text: string): Promise<Map<string, number>> {
  const rows = await plant.query<{ name: string; count: string }>(text);
  return new Map(rows.map(({ name, count }) => [name, Number(count)]));
}

/** Whether every event has reached all its listeners. */
export async function allDelivered(plant: Plant): Promise<boolean> {
  const [row] = await plant.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM outbox WHERE done_at IS NULL`,
  );
  return row!.waiting === 0;
}
