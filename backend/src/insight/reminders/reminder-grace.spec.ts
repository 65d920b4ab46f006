import { randomUUID } from 'node:crypto';
import { systemActor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ReminderRepository } from './reminder.repository';
import { createCountyDatabase, openReminders } from './reminders.spec-kit';

describe('the grace that reminders wait for', () => {
  let base: Awaited<ReturnType<typeof createCountyDatabase>>;
  let kit: Awaited<ReturnType<typeof openReminders>>;

  beforeAll(async () => {
    base = await createCountyDatabase();
    kit = await openReminders(base);
  });
  afterAll(async () => {
    await kit?.close();
    await base?.database.drop();
  });

  it('is the one that the date that holds lies in, not the date before it was extended', async () => {
    const { database, county } = base;
    await database.owner.query(
      `INSERT INTO duty_grace (district_id, id, post_id, starts_on, ends_on, subject_kind, subject_id)
       VALUES ($1, $2, $3, '2026-10-01', '2026-10-30', 'handover', $4)`,
      [county.districtId, randomUUID(), county.posts.village, randomUUID()],
    );
    const owed = async (dueOn: string, extendedTo: string) => {
      const id = await county.addDuty({ at: 'village', opensOn: '2026-09-01', dueOn });
      await database.owner.query('UPDATE duty SET extended_to = $2 WHERE id = $1', [id, extendedTo]);
      return kit.module
        .get(UnitOfWork)
        .read(systemActor(county.districtId, 'spec'), (tx) =>
          kit.module.get(ReminderRepository).owedDuty(tx, id),
        );
    };
    expect(await owed('2026-09-07', '2026-10-09')).toMatchObject({ graceUntil: '2026-10-30' });
    expect(await owed('2026-10-08', '2026-11-02')).toMatchObject({ graceUntil: null });
  });
});
