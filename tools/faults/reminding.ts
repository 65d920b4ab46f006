// Reminders of the fault suites: put up by the hundred, looked after until they are told.
import type { Plant } from './plant.ts';

/** Puts up `rounds` reminders, due now, for each duty that is open; answers how many those were. */
export async function remindOfOpenDuties(plant: Plant, rounds = 1): Promise<number> {
  const made = await plant.query(
    `INSERT INTO reminder (district_id, id, kind, subject_kind, subject_id, post_id, due_at)
     SELECT district_id, gen_random_uuid(), 'duty-severe', 'duty', id, post_id,
            clock_now() + interval '1 second' + n * interval '1 millisecond'
     FROM duty CROSS JOIN generate_series(1, $1::int) n
     WHERE state = 'owed' AND opens_on <= (clock_now() AT TIME ZONE 'Asia/Shanghai')::date
     ON CONFLICT DO NOTHING RETURNING id`,
    [rounds],
  );
  return made.length;
}

/** Reminders that wait although they are due, and messages that are not out. */
export async function unsent(plant: Plant): Promise<number> {
  const [row] = await plant.query<{ count: number }>(
    `SELECT (SELECT count(*)::int FROM reminder WHERE state = 'waiting' AND due_at <= clock_now())
          + (SELECT count(*)::int FROM delivery WHERE state NOT IN ('sent', 'held')) AS count`,
  );
  return row!.count;
}

/** What is wrong with what people were told: a notice without its mail, or a mail that went out twice. */
export async function mistold(plant: Plant): Promise<string[]> {
  const missing = await plant.query<{ id: string }>(
    `SELECT n.id FROM notice n WHERE n.kind = 'duty-severe' AND NOT EXISTS (
       SELECT FROM delivery d WHERE d.district_id = n.district_id AND d.notice_id = n.id
         AND d.channel = 'email' AND d.state = 'sent')`,
  );
  const twice = [...plant.mail.accepted].filter(([, times]) => times > 1);
  return [
    ...missing.map(({ id }) => `notice ${id} has no mail that went out`),
    ...twice.map(([key, times]) => `mail ${key} went out ${times} times`),
  ];
}
