import { randomUUID } from 'node:crypto';
import type { SmallCounty } from '@zeren/testing/small-county';
import type { TestDatabase } from '@zeren/testing/test-database';
import { noticeSentence } from '@zeren/domain/insight/reminders/notice-sentence';
import type { NoticeParameters } from '@zeren/domain/insight/reminders/sentence-words';
import type { EventListener } from '../../platform/events/event-listener';
import { systemActor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ListObjectedListener, ObjectionAnsweredListener } from './objection-reminders.listeners';
import { ReminderClaimer } from './reminder-claimer';
import { ListIssuedListener } from './reminders.listeners';
import { createCountyDatabase, openReminders } from './reminders.spec-kit';
import type { RemindersKit } from './reminders.spec-kit';

describe('reminders of objections', () => {
  let database: TestDatabase;
  let county: SmallCounty;
  let room: Omit<RemindersKit, 'database' | 'county'>;
  let listId: string;
  let objectionId: string;

  beforeEach(async () => {
    ({ database, county } = await createCountyDatabase());
    room = await openReminders({ database, county });
    await database.setClock('2026-11-02T02:00:00Z');
    listId = await county.addList({
      at: 'village',
      issuedAt: '2026-11-02T01:00:00Z',
      receiptDueOn: '2026-11-05',
    });
    await hear(ListIssuedListener, 'responsibility-list.issued', { listId });
  });
  afterEach(async () => {
    await room.close();
    await database.drop();
  });

  async function hear(
    listener: new (...needs: never[]) => EventListener,
    type: string,
    data: Record<string, unknown>,
  ): Promise<void> {
    const { districtId } = county;
    await room.module.get(UnitOfWork).write(systemActor(districtId, 'spec'), (tx) =>
      room.module.get<EventListener>(listener).on(
        {
          ...{ id: randomUUID(), type, v: 1, districtId, actorTenureId: null, at: tx.now, data },
          subject: { kind: 'responsibility-list', id: listId },
        },
        tx,
      ),
    );
  }
  const objected = async (issuedBy: string | null) => {
    objectionId = randomUUID();
    await database.owner.query(
      `UPDATE responsibility_list SET state = 'objected', issued_by_tenure_id = $2 WHERE id = $1`,
      [listId, issuedBy],
    );
    await database.owner.query(
      `INSERT INTO list_objection (district_id, id, list_id, text, raised_by_tenure_id, raised_at, reply_due_on)
       VALUES ($1, $2, $3, '这一条不归村里', $4, clock_now(), '2026-11-05')`,
      [county.districtId, objectionId, listId, county.tenures.village],
    );
    await hear(ListObjectedListener, 'responsibility-list.objected', { listId, objectionId });
  };
  const told = async (clock: string) => {
    await database.setClock(clock);
    await room.module.get(ReminderClaimer).claimAll();
    const { rows } = await database.owner.query<{
      kind: string;
      person_id: string;
      parameters: NoticeParameters;
    }>('SELECT kind, person_id, parameters FROM notice ORDER BY at, id');
    return rows;
  };

  it('tell whoever issued the list at once, the day before the reply is due, and when it is late', async () => {
    await objected(county.tenures.wangshu);
    const [first, ...none] = await told('2026-11-02T02:00:05Z');
    expect([first!.kind, first!.person_id, none]).toEqual(['objection-raised', county.people.wangshu, []]);
    expect(noticeSentence(first!.kind, first!.parameters).zh).toMatch(
      /^“.+村党组织书记”对 2026 年责任清单提出异议，请在11月5日前答复。$/,
    );
    const later = await told('2026-11-06T01:00:00Z');
    expect(later.map(({ kind }) => kind)).toEqual(['objection-raised', 'objection-overdue']);
    expect(noticeSentence(later[1]!.kind, later[1]!.parameters).zh).toContain('已过答复期限 1 个工作日');
  });

  it('tell the head of the body that keeps the list, where nobody knows who issued it', async () => {
    await objected(null);
    const [first] = await told('2026-11-02T02:00:05Z');
    expect(first!.person_id).toBe(county.people.county);
  });

  it('end with the reply, of which whoever objected hears, with the new term for signing', async () => {
    await objected(county.tenures.wangshu);
    await told('2026-11-02T02:00:05Z');
    await database.owner.query(`UPDATE list_objection SET outcome = 'rejected', reply = '由村里负责'`);
    await database.owner.query(
      `UPDATE responsibility_list SET state = 'issued', receipt_due_on = '2026-11-09' WHERE id = $1`,
      [listId],
    );
    await database.setClock('2026-11-04T03:00:00Z');
    await hear(ObjectionAnsweredListener, 'responsibility-list.objection-answered', { listId, objectionId });
    const after = await told('2026-11-04T03:00:05Z');
    expect(after.map(({ kind, person_id }) => [kind, person_id])).toEqual([
      ['objection-raised', county.people.wangshu],
      ['objection-answered', county.people.village],
    ]);
    expect(noticeSentence(after[1]!.kind, after[1]!.parameters).zh).toBe(
      '您对 2026 年责任清单的异议已有答复，请看答复，并在11月9日前签收。',
    );
    const kinds = (await told('2026-11-10T01:00:00Z')).map(({ kind }) => kind);
    expect(kinds).toEqual(['objection-raised', 'objection-answered', 'list-receipt-overdue']);
  });
});
