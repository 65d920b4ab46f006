import { randomUUID } from 'node:crypto';
import type { SmallCounty } from '@zeren/testing/small-county';
import type { TestDatabase } from '@zeren/testing/test-database';
import { systemActor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DigestGatherer } from './digest-gatherer';
import { ReminderClaimer } from './reminder-claimer';
import {
  DutyDatedListener,
  DutyDoneListener,
  ListIssuedListener,
  ListReceivedListener,
} from './reminders.listeners';
import { createCountyDatabase, openReminders } from './reminders.spec-kit';
import type { RemindersKit } from './reminders.spec-kit';

describe('reminders that come due', () => {
  let database: TestDatabase;
  let county: SmallCounty;
  let room: Omit<RemindersKit, 'database' | 'county'>;
  let claimer: ReminderClaimer;

  beforeEach(async () => {
    ({ database, county } = await createCountyDatabase());
    room = await openReminders({ database, county }, { smtpUrl: 'smtp://127.0.0.1:1' });
    claimer = room.module.get(ReminderClaimer);
    await database.setClock('2026-11-02T02:00:00Z');
  });
  afterEach(async () => {
    await room.close();
    await database.drop();
  });

  const rows = async <Row extends object>(text: string): Promise<Row[]> =>
    (await database.owner.query(text)).rows as Row[];
  const states = async () =>
    (
      await rows<{ kind: string; state: string }>('SELECT kind, state FROM reminder ORDER BY due_at, kind')
    ).map(({ kind, state }) => `${kind} ${state}`);
  const notices = () =>
    rows<{ kind: string; person_id: string; subject_id: string }>('SELECT * FROM notice ORDER BY at, id');

  async function hear(
    listener: { on: DutyDatedListener['on'] },
    type: string,
    data: Record<string, unknown>,
  ): Promise<void> {
    const unitOfWork = room.module.get(UnitOfWork);
    await unitOfWork.write(systemActor(county.districtId, 'spec'), (tx) =>
      listener.on(
        {
          id: randomUUID(),
          type,
          v: 1,
          districtId: county.districtId,
          subject: { kind: 'x', id: randomUUID() },
          actorTenureId: null,
          at: tx.now,
          data,
        },
        tx,
      ),
    );
  }
  const dated = (listId: string) => hear(room.module.get(DutyDatedListener), 'duty.dated', { listId });

  it('puts up the ladder of every duty of a list, leaving out what lies behind', async () => {
    const listId = await county.addList({ at: 'village' });
    await county.addDuty({ at: 'village', listId, opensOn: '2026-11-02', dueOn: '2026-11-20' });
    await county.addDuty({ at: 'village', listId, opensOn: '2026-10-01', dueOn: '2026-10-30' });
    await county.addDuty({
      at: 'village',
      listId,
      opensOn: '2026-10-01',
      dueOn: '2026-11-20',
      state: 'reported',
    });
    await dated(listId);
    // Of the first all but its opening this morning; of the second, due last Friday, all but the words of this morning.
    expect(await states()).toEqual(
      [
        'duty-overdue',
        'duty-overdue-above',
        'duty-overdue',
        'duty-overdue-above',
        'duty-due-soon',
        'duty-due-soon',
        'duty-due-next',
        'duty-due-today',
        'duty-overdue',
        'duty-overdue-above',
        'duty-overdue',
        'duty-overdue-above',
        'duty-severe',
        'duty-overdue',
        'duty-overdue-above',
        'duty-severe',
      ].map((kind) => `${kind} waiting`),
    );
  });

  it('makes the ladders anew when the dates change, and hearing the news twice changes nothing', async () => {
    const listId = await county.addList({ at: 'village' });
    const dutyId = await county.addDuty({
      at: 'village',
      listId,
      opensOn: '2026-11-02',
      dueOn: '2026-11-20',
    });
    await dated(listId);
    await dated(listId);
    expect(await states()).toHaveLength(11);
    await database.owner.query(`UPDATE duty SET due_on = '2026-11-27' WHERE id = $1`, [dutyId]);
    await dated(listId);
    const waiting = await rows<{ due: string }>(
      `SELECT to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI') AS due FROM reminder WHERE state = 'waiting' AND climb = 0 ORDER BY due_at`,
    );
    expect(waiting.map(({ due }) => due)).toEqual([
      '11-18 08:30',
      '11-24 08:30',
      '11-26 08:30',
      '11-27 08:30',
      '11-30 08:30',
      '12-02 08:30',
      '12-08 08:30',
      '12-25 08:30',
    ]);
  });

  it('tells nobody early: not a second before 08:30, and the holder at 08:30', async () => {
    const listId = await county.addList({ at: 'village' });
    await county.addDuty({ at: 'village', listId, opensOn: '2026-11-02', dueOn: '2026-11-20' });
    await dated(listId);
    await database.setClock('2026-11-11T00:29:58Z');
    expect(await claimer.claimAll()).toBe(0);
    await database.setClock('2026-11-11T00:30:00Z');
    expect(await claimer.claimAll()).toBe(1);
    const told = await rows<{ kind: string; person_id: string; parameters: object }>('SELECT * FROM notice');
    expect(told).toEqual([
      expect.objectContaining({
        kind: 'duty-due-soon',
        person_id: county.people.village,
        parameters: {
          title: '为党员上党课',
          titleEn: null,
          dueOn: '2026-11-20',
          workingDays: 7,
          vacantPost: null,
        },
      }),
    ]);
    const messages = await rows<{ channel: string; state: string; address: string | null }>(
      'SELECT * FROM delivery ORDER BY channel',
    );
    expect(messages.map(({ channel, state, address }) => [channel, state, address])).toEqual([
      ['email', 'held', 'village@yunling.example'],
      ['in-app', 'sent', null],
    ]);
    // Its digest is that of 08:30.
    expect(await room.module.get(DigestGatherer).gatherAll()).toBe(1);
    expect(room.handedOver).toEqual([{ name: 'deliveries.send', id: expect.any(String) as string }]);
  });

  it('holds everything outside telling hours, and tells once when they begin', async () => {
    const listId = await county.addList({
      at: 'school',
      issuedAt: '2026-11-06T09:00:00Z',
      receiptDueOn: '2026-11-11',
    });
    await hear(room.module.get(ListIssuedListener), 'responsibility-list.issued', { listId });
    for (const quiet of ['2026-11-06T10:00:00Z', '2026-11-07T02:00:00Z', '2026-11-09T00:29:00Z']) {
      await database.setClock(quiet);
      expect(await claimer.claimAll()).toBe(0);
    }
    await database.setClock('2026-11-09T00:30:05Z');
    expect(await claimer.claimAll()).toBe(1);
    expect(await notices()).toEqual([
      expect.objectContaining({ kind: 'list-issued', person_id: county.people.school }),
    ]);
  });

  it('after an outage says one thing of each duty, the gravest', async () => {
    const listId = await county.addList({ at: 'village' });
    await county.addDuty({ at: 'village', listId, opensOn: '2026-11-03', dueOn: '2026-11-20' });
    await dated(listId);
    await database.setClock('2026-11-24T03:00:00Z');
    await claimer.claimAll();
    expect((await notices()).map(({ kind }) => kind).sort()).toEqual(['duty-overdue', 'duty-overdue-above']);
    expect((await states()).slice(0, 7)).toEqual([
      'duty-opened dropped',
      'duty-due-soon dropped',
      'duty-due-soon dropped',
      'duty-due-next dropped',
      'duty-due-today dropped',
      'duty-overdue claimed',
      'duty-overdue-above claimed',
    ]);
  });

  it('drops what a report before the due date made needless, also when the news of it comes late', async () => {
    const listId = await county.addList({ at: 'village' });
    const heard = await county.addDuty({ at: 'village', listId, opensOn: '2026-11-03', dueOn: '2026-11-20' });
    const unheard = await county.addDuty({
      at: 'village',
      listId,
      opensOn: '2026-11-03',
      dueOn: '2026-11-20',
    });
    await dated(listId);
    await database.owner.query(`UPDATE duty SET state = 'reported', reported_on = '2026-11-02'`);
    await hear(room.module.get(DutyDoneListener), 'duty.reported', { dutyId: heard });
    const left = await rows<{ subject_id: string }>(
      `SELECT DISTINCT subject_id FROM reminder WHERE state = 'waiting'`,
    );
    expect(left).toEqual([{ subject_id: unheard }]);
    await database.setClock('2026-11-11T01:00:00Z');
    await claimer.claimAll();
    expect(await notices()).toEqual([]);
  });

  it('asks no more for the receipt of a list that was received', async () => {
    const listId = await county.addList({
      at: 'school',
      issuedAt: '2026-11-02T02:00:00Z',
      receiptDueOn: '2026-11-09',
    });
    await hear(room.module.get(ListIssuedListener), 'responsibility-list.issued', { listId });
    await claimer.claimAll();
    await database.owner.query(`UPDATE responsibility_list SET state = 'received'`);
    await hear(room.module.get(ListReceivedListener), 'responsibility-list.received', { listId });
    await database.setClock('2026-11-10T01:00:00Z');
    await claimer.claimAll();
    expect((await notices()).map(({ kind }) => kind)).toEqual(['list-issued']);
  });

  it('tells the head of the organisation of a vacant post, else the nearest head above', async () => {
    const postId = randomUUID();
    await database.owner.query(
      `INSERT INTO post (district_id, id, organization_id, code, title, kind) VALUES ($1, $2, $3, 'vacant', '组织委员', '组织委员')`,
      [county.districtId, postId, county.organizations.village],
    );
    const listId = await county.addList({ at: 'village' });
    await county.addDuty({ at: 'village', listId, opensOn: '2026-11-03', dueOn: '2026-11-20' });
    await county.addDuty({ at: 'village', listId, opensOn: '2026-11-04', dueOn: '2026-11-20' });
    await database.owner.query(`UPDATE duty SET post_id = $1`, [postId]);
    await dated(listId);
    await database.setClock('2026-11-03T01:00:00Z');
    await claimer.claimAll();
    await database.owner.query(`UPDATE tenure SET ends_on = '2026-11-03' WHERE id = $1`, [
      county.tenures.village,
    ]);
    await database.setClock('2026-11-04T01:00:00Z');
    await claimer.claimAll();
    const told = await rows<{ person_id: string; parameters: { vacantPost: string } }>(
      'SELECT * FROM notice ORDER BY at',
    );
    expect(told.map(({ person_id, parameters }) => [person_id, parameters.vacantPost])).toEqual([
      [county.people.village, '组织委员'],
      [county.people.wangshu, '组织委员'],
    ]);
  });

  it('claims each row once when many workers claim at the same time', async () => {
    const listId = await county.addList({ at: 'village' });
    const dutyId = await county.addDuty({
      at: 'village',
      listId,
      opensOn: '2026-11-02',
      dueOn: '2026-12-31',
    });
    await database.owner.query(
      `INSERT INTO duty SELECT district_id, gen_random_uuid(), origin_kind, item_id, lineage_id, clause_index, post_id,
              organization_id, l2_id, l3_id, l4_id, domain_code, title, title_en, '第' || n || '期', opens_on, due_on, year, provisional,
              checking_class, state, reported_on, missed_before, light, light_turns_on, due_outcome, evidence_count, dated_at, version
       FROM duty, generate_series(2, 3000) n WHERE id = $1`,
      [dutyId],
    );
    await database.owner.query(
      `INSERT INTO reminder (district_id, id, kind, subject_kind, subject_id, post_id, due_at)
       SELECT district_id, gen_random_uuid(), 'duty-severe', 'duty', id, post_id, '2026-11-02T00:30:00Z' FROM duty`,
    );
    const other = await openReminders({ database, county }, { smtpUrl: 'smtp://127.0.0.1:1' });
    const claimed = await Promise.all(
      [claimer, other.module.get(ReminderClaimer), claimer].map((one) => one.claimAll()),
    );
    await other.close();
    expect(claimed.reduce((sum, n) => sum + n, 0)).toBe(3000);
    expect(claimed.filter((n) => n > 0).length).toBeGreaterThan(1);
    const [told] = await rows(
      `SELECT count(*)::int AS notices, count(DISTINCT subject_id)::int AS subjects,
              (SELECT count(DISTINCT idempotency_key)::int FROM delivery) AS messages FROM notice`,
    );
    expect(told).toEqual({ notices: 3000, subjects: 3000, messages: 6000 });
    expect(new Set([...room.handedOver, ...other.handedOver].map(({ id }) => id)).size).toBe(3000);
  });
});
