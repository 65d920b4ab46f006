import * as fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { MONTHLY, openDuties, refusalOf } from './duties.spec-kit';
import type { DutiesKit } from './duties.spec-kit';
import { DutyCommands } from './duty-commands';
import { DutyReads } from './duty-reads';
import type { DutyRecord } from './duty-record';

describe('duties over a year', () => {
  let kit: DutiesKit;
  let commands: DutyCommands;

  beforeAll(async () => {
    kit = await openDuties();
    commands = kit.module.get(DutyCommands);
  });
  afterAll(() => kit.close());

  const dutiesOf = (listId: string) => kit.write((tx) => kit.module.get(DutyReads).ofList(tx, listId));
  const runningYear = async (today: string): Promise<{ listId: string; duties: DutyRecord[] }> => {
    await kit.database.setClock(`${today}T02:00:00Z`);
    const listId = await kit.issuedList('village', [{ clauses: [MONTHLY] }], {
      issuedAt: `${today}T01:00:00Z`,
    });
    await kit.write((tx) => commands.dateList(tx, listId, { includeElapsed: true }));
    return { listId, duties: await dutiesOf(listId) };
  };
  const expectExactCounts = async () => {
    const { deltas, recount } = await kit.counted();
    expect(deltas).toEqual(recount);
  };
  const clerk = () => ({ ...kit.actor('county'), tenureId: kit.county.tenures.county });

  describe('reports that another system holds', () => {
    it('come in with their own days, say that they were imported, and take misses back', async () => {
      const { listId, duties } = await runningYear('2026-06-23');
      const [january, february, march, april] = duties;
      const outcome = await commands.importReports(clerk(), [
        { dutyId: january!.id, reportedOn: '2026-01-04', result: '会议平台：已开' },
        {
          dutyId: march!.id,
          reportedOn: '2026-03-20',
          result: '会议平台：补开',
          tenureId: kit.county.tenures.village,
        },
      ]);
      expect(outcome).toEqual({ imported: 2, skipped: [] });
      const [first, second, third, fourth] = await dutiesOf(listId);
      expect(first).toMatchObject({
        state: 'reported',
        reportedOn: '2026-01-04',
        light: 'ok',
        dueOutcome: 'on-time',
        version: 2,
      });
      // The one before was done after all, so February is a first miss: overdue by more than twenty working days all the same.
      expect(february!.missedBefore).toBe(true);
      expect(second).toMatchObject({ state: 'owed', missedBefore: false, light: 'severe' });
      expect(third).toMatchObject({ light: 'late', dueOutcome: 'late' });
      expect(april!.missedBefore).toBe(true);
      expect(fourth!.missedBefore).toBe(false);
      const { rows } = await kit.database.owner.query(
        'SELECT origin, reported_on::text AS on, reported_by_tenure_id AS tenure FROM duty_report WHERE duty_id = ANY($1) ORDER BY reported_on',
        [[january!.id, march!.id]],
      );
      expect(rows).toEqual([
        { origin: 'import', on: '2026-01-04', tenure: null },
        { origin: 'import', on: '2026-03-20', tenure: kit.county.tenures.village },
      ]);
      const audits = await kit.database.owner.query(
        `SELECT account_id IS NOT NULL AS somebody FROM audit_entry WHERE action = 'duty.import-report' AND subject_id = $1`,
        [january!.id],
      );
      expect(audits.rows).toEqual([{ somebody: true }]);
      await expectExactCounts();
    });

    it('never override a person, and are skipped when they come again', async () => {
      const { duties } = await runningYear('2026-06-23');
      const [january, february] = duties;
      await commands.report(kit.actor('village'), january!.id, january!.version, { result: '本人报送' });
      const reports = [
        { dutyId: january!.id, reportedOn: '2026-01-04', result: '平台：已开' },
        { dutyId: february!.id, reportedOn: '2026-02-04', result: '平台：已开' },
        { dutyId: randomUUID(), reportedOn: '2026-02-04', result: '没有这一件' },
      ];
      expect(await commands.importReports(clerk(), reports)).toEqual({
        imported: 1,
        skipped: [january!.id, reports[2]!.dutyId],
      });
      expect(await commands.importReports(clerk(), reports)).toMatchObject({ imported: 0 });
      await expectExactCounts();
    });

    it('come in by the hundreds under one key, and a retry is answered about all of them', async () => {
      const { duties } = await runningYear('2026-06-23');
      const unknown = Array.from({ length: 500 }, () => randomUUID());
      const reports = [duties[0]!.id, ...unknown].map((dutyId) => ({
        dutyId,
        reportedOn: '2026-01-04',
        result: '平台：已开',
      }));
      const actor = clerk();
      const idempotency = { key: 'import-0001', route: 'POST', digest: 'd' };
      const outcome = await commands.importReports({ ...actor, request: { id: 'r', idempotency } }, reports);
      expect(outcome).toEqual({ imported: 1, skipped: unknown });
      const { rows } = await kit.database.owner.query<{ answer: object }>(
        'SELECT answer FROM idempotency_key WHERE account_id = $1',
        [actor.accountId],
      );
      expect(rows).toEqual([{ answer: outcome }]);
    });

    it('bear no day that has not come', async () => {
      const { listId, duties } = await runningYear('2026-06-23');
      const dutyId = duties.at(-1)!.id;
      for (const reportedOn of ['2026-06-24', '2024-12-31', '23.6.2026', '']) {
        const attempt = commands.importReports(clerk(), [{ dutyId, reportedOn, result: '已开' }]);
        expect(await refusalOf(attempt)).toBe('duty.report-not-past');
      }
      expect((await dutiesOf(listId)).at(-1)).toMatchObject({ state: 'owed' });
    });
  });

  it('keep counts equal to a recount after any sequence of days, reports, corrections and imports', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ do: fc.constant('turn' as const) }),
      fc.record({ do: fc.constant('report' as const), which: fc.nat({ max: 11 }) }),
      fc.record({
        do: fc.constant('import' as const),
        which: fc.nat({ max: 11 }),
        back: fc.integer({ min: 0, max: 60 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        let now = Date.parse('2026-01-04T02:00:00Z');
        const { listId } = await runningYear('2026-01-04');
        for (const each of steps) {
          const duties = await dutiesOf(listId);
          if (each.do === 'wait') {
            now += each.days * 86_400_000;
            await kit.database.setClock(new Date(now).toISOString());
          } else if (each.do === 'turn') {
            await commands.turnLights(kit.county.districtId, 'spec');
          } else if (each.do === 'report') {
            const duty = duties[each.which]!;
            await commands.report(kit.actor('village'), duty.id, duty.version, { result: '已开会' });
          } else {
            const day = new Date(Math.max(now - each.back * 86_400_000, Date.parse('2025-06-01')))
              .toISOString()
              .slice(0, 10);
            await commands.importReports(clerk(), [
              { dutyId: duties[each.which]!.id, reportedOn: day, result: '平台' },
            ]);
          }
          await expectExactCounts();
        }
        // Once everything has turned, the stored lights are what they would be if they were computed from nothing.
        await commands.turnLights(kit.county.districtId, 'spec');
        const before = await dutiesOf(listId);
        await kit.database.owner.query(
          `UPDATE duty SET light_turns_on = '2026-01-01' WHERE state <> 'withdrawn'`,
        );
        await commands.turnLights(kit.county.districtId, 'spec');
        const stored = ({ light, dueOutcome, missedBefore, lightTurnsOn }: DutyRecord) => [
          light,
          dueOutcome,
          missedBefore,
          lightTurnsOn,
        ];
        expect((await dutiesOf(listId)).map(stored)).toEqual(before.map(stored));
        await expectExactCounts();
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
