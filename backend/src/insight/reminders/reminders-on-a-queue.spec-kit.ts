import type { MailSink } from '@zeren/testing/mail-sink';
import { startMailSink } from '@zeren/testing/mail-sink';
import type { SmallCounty } from '@zeren/testing/small-county';
import type { TestDatabase } from '@zeren/testing/test-database';
import { dutyDated } from '@zeren/domain/cycle/duties/duties-events';
import { systemActor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { createCountyDatabase, openReminders } from './reminders.spec-kit';
import type { RemindersKit } from './reminders.spec-kit';

/** What carries the jobs, for the twins of this suite. */
export interface CarryingQueue {
  /** Set for Redis. */
  readonly redisUrl?: string;
  /** Makes the queue forget everything: waiting jobs, running jobs, ticks. */
  forgetEverything(): Promise<void>;
  close(): Promise<void>;
}

const DUTIES = 400;
/** `reliability.md`, T2. */
const RECOVERY = 90_000;

/** The whole way from an event to a mail on real workers, and a queue that loses its memory on the way. */
export function describeRemindersOnAQueue(
  name: string,
  open: (database: TestDatabase) => Promise<CarryingQueue>,
): void {
  describe(`reminders with jobs on ${name}`, () => {
    let database: TestDatabase;
    let county: SmallCounty;
    let sink: MailSink;
    let queue: CarryingQueue;
    let workers: Omit<RemindersKit, 'database' | 'county'>[];

    beforeAll(async () => {
      sink = await startMailSink();
      ({ database, county } = await createCountyDatabase());
      queue = await open(database);
      await database.setClock('2026-11-20T00:29:50Z');
      const settings = { smtpUrl: sink.url, redisUrl: queue.redisUrl, carry: true };
      workers = [
        await openReminders({ database, county }, settings),
        await openReminders({ database, county }, settings),
      ];
    });
    afterAll(async () => {
      for (const worker of workers) await worker.close();
      await queue.close();
      await sink.close();
      await database.drop();
    });

    const count = async (text: string): Promise<number> =>
      Number((await database.owner.query<{ n: string }>(`SELECT count(*) AS n FROM ${text}`)).rows[0]!.n);
    const distinctMails = () => new Set(sink.mails.map(({ messageId }) => messageId)).size;

    it('loses no reminder and doubles none when the queue forgets everything in the middle', async () => {
      const listId = await county.addList({ at: 'village' });
      const dutyId = await county.addDuty({
        at: 'village',
        listId,
        opensOn: '2026-11-02',
        dueOn: '2026-11-20',
      });
      await database.owner.query(
        `INSERT INTO duty SELECT district_id, gen_random_uuid(), origin_kind, item_id, lineage_id, clause_index, post_id,
                organization_id, l2_id, l3_id, l4_id, domain_code, title, title_en, '第' || n || '期', opens_on, due_on, year,
                provisional, checking_class, state, reported_on, missed_before, light, light_turns_on, due_outcome,
                evidence_count, dated_at, version
         FROM duty, generate_series(2, ${DUTIES}) n WHERE id = $1`,
        [dutyId],
      );
      // Superiors are told in digests, which digests.spec.ts looks at.
      await database.owner.query(
        `INSERT INTO reminder_ladder (district_id, organization_id, kind, before_days, on_the_day, after_days, above_days, version,
                                      changed_at)
         VALUES ($1, $2, 'duty-filed', '{7,3,1}', true, '{1,3,7}', '{}', 2, now())`,
        [county.districtId, county.organizations.county],
      );
      const unitOfWork = workers[0]!.module.get(UnitOfWork);
      await unitOfWork.write(systemActor(county.districtId, 'spec'), (tx) =>
        Promise.resolve(tx.emit(dutyDated(listId))),
      );
      await until(async () => (await count('reminder')) >= DUTIES, 20_000);

      await until(() => Promise.resolve(sink.mails.length > 0), 40_000);
      await queue.forgetEverything();
      expect(sink.mails.length).toBeLessThan(DUTIES);
      await until(() => Promise.resolve(distinctMails() === DUTIES), RECOVERY);

      // The ticks were forgotten too: the next step of the ladder shows that they are back.
      await database.setClock('2026-12-18T00:30:00Z');
      await until(() => Promise.resolve(distinctMails() === 2 * DUTIES), RECOVERY);

      expect(await count(`notice`)).toBe(2 * DUTIES);
      expect(await count(`(SELECT DISTINCT subject_id, kind FROM notice) AS told`)).toBe(2 * DUTIES);
      expect(await count(`notice n JOIN reminder r ON r.id = n.reminder_id WHERE n.at < r.due_at`)).toBe(0);
      await until(async () => (await count(`delivery WHERE state <> 'sent'`)) === 0, 10_000);
      expect(sink.mails).toHaveLength(2 * DUTIES);
    }, 300_000);
  });
}

async function until(holds: () => Promise<boolean>, patience: number): Promise<void> {
  for (const end = Date.now() + patience; !(await holds());) {
    if (Date.now() > end) throw new Error(`not so after ${patience / 1000} s: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
