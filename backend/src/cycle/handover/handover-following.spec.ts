import { randomUUID } from 'node:crypto';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import { systemActor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { GatherWhenTenureEnded, NameWhoTakesOver } from './handover.listeners';
import { act, codeOf, detail, ok, openHandovers, TODAY, todo } from './handover.spec-kit';
import type { HandoverKit, SpecPerson, SpecVillage } from './handover.spec-kit';

describe('what tenures bring about', () => {
  let kit: HandoverKit;
  let village: SpecVillage;
  let xu: SpecPerson;

  beforeAll(async () => (kit = await openHandovers()));
  afterAll(() => kit.close());
  beforeEach(async () => {
    await kit.on(TODAY);
    village = await kit.village();
    xu = await kit.person('许知远');
  });

  const states = async () =>
    (
      await kit.sql<{ state: string; outgoing_name: string; incoming_name: string | null }>(
        'SELECT state, outgoing_name, incoming_name FROM handover WHERE post_id = $1 ORDER BY id',
        [village.postId],
      )
    ).map((row) => `${row.state}: ${row.outgoing_name} → ${row.incoming_name ?? '—'}`);
  const correct = async (tenureId: string, body: object) => {
    const [row] = await kit.sql<{ version: number }>('SELECT version FROM tenure WHERE id = $1', [tenureId]);
    const clerk = await kit.as('county');
    const answer = await clerk.post(`/api/tenures/${tenureId}/correct`, { body, version: row!.version });
    await kit.application.settle();
    return ok(answer);
  };

  it('a handover to who follows at once, told of on the day and not before', async () => {
    await kit.change(village, { lastDay: '2026-07-03', to: xu });
    expect(await states()).toEqual([]);
    await kit.on('2026-07-04T02:00:00Z');
    await kit.application.runJob('tenures.tell-news');
    await kit.application.settle();
    expect(await states()).toEqual(['gathered: 林小满 → 许知远']);
    expect(await kit.handoversOf(village)).toMatchObject([
      { endedOn: '2026-07-03', incomingStartsOn: '2026-07-04', dueOn: '2026-07-10', light: 'ok' },
    ]);
  });

  it('once, however often and in whatever order the news comes', async () => {
    const started = await kit.change(village, { to: xu });
    const unitOfWork = kit.application.worker.get(UnitOfWork, { strict: false });
    const hear = (listener: { on: GatherWhenTenureEnded['on'] }, type: string, tenureId: string) =>
      unitOfWork.write(systemActor(kit.county.districtId, 'spec'), (tx) => {
        const data = { tenureId, postId: village.postId };
        const event: EventEnvelope = {
          id: randomUUID(),
          type,
          v: 1,
          districtId: kit.county.districtId,
          subject: { kind: 'tenure', id: tenureId },
          actorTenureId: null,
          at: tx.now,
          data,
        };
        return listener.on(event, tx);
      });
    const ended = kit.application.worker.get(GatherWhenTenureEnded, { strict: false });
    const begun = kit.application.worker.get(NameWhoTakesOver, { strict: false });
    const [before] = await kit.handoversOf(village);
    await Promise.all([
      hear(begun, 'tenure.started', started),
      hear(ended, 'tenure.ended', village.tenureId),
      hear(ended, 'tenure.ended', village.tenureId),
      hear(begun, 'tenure.started', started),
    ]);
    expect(await kit.handoversOf(village)).toEqual([before]);
    const items = await kit.sql('SELECT 1 FROM handover_item WHERE handover_id = $1', [before!.id]);
    expect(items).toHaveLength(before!.itemCount);
    const told = await kit.sql(`SELECT 1 FROM outbox WHERE type = 'handover.opened' AND subject_id = $1`, [
      before!.id,
    ]);
    expect(told).toHaveLength(1);
  });

  it('nothing for who keeps the post by another kind of tenure', async () => {
    const acting = await kit.village();
    await kit.sql(`UPDATE tenure SET kind = '主持工作' WHERE id = $1`, [acting.tenureId]);
    await kit.change(acting, { to: acting.secretary });
    expect(await kit.handoversOf(acting)).toEqual([]);
  });

  it('nothing any more when somebody is appointed again whose end was entered first', async () => {
    await kit.change(village, {});
    expect(await states()).toEqual(['gathered: 林小满 → —']);
    await kit.appoint(village, village.secretary, '2026-07-01');
    expect(await states()).toEqual(['recalled: 林小满 → —']);
    expect(await kit.sql('SELECT recall_reason FROM handover WHERE post_id = $1', [village.postId])).toEqual([
      { recall_reason: '本人继续任职，无需交接' },
    ]);
  });

  it('a name for who takes over as soon as the successor is known, with days of their own', async () => {
    await kit.change(village, {});
    const [vacant] = await kit.handoversOf(village);
    expect(vacant).toMatchObject({ incomingName: null, dueOn: '2026-07-07' });
    await kit.on('2026-07-13T02:00:00Z');
    await kit.appoint(village, xu, '2026-07-13');
    expect(await states()).toEqual(['gathered: 林小满 → 许知远']);
    // The outgoing side is late; the incoming one has five working days from their first.
    expect(await kit.handoversOf(village)).toMatchObject([{ dueOn: '2026-07-07', light: 'overdue' }]);
    const late = await kit.as(village.secretary);
    ok(await act(late, vacant!.id, 'hand-over'));
    expect(await kit.handoversOf(village)).toMatchObject([
      { dueOn: '2026-07-17', light: 'ok', workingDays: 4 },
    ]);
  });

  it('nothing when the end of the tenure was an error', async () => {
    await kit.change(village, {});
    const tenure = { kind: '任职', startsOn: '2020-01-01', endsOn: null, correctionNote: '离任登记有误' };
    await correct(village.tenureId, tenure);
    expect(await states()).toEqual(['recalled: 林小满 → —']);
    const holder = await kit.as(village.secretary);
    expect(await todo(holder)).toMatchObject({ toHandOver: [] });
    // It may end again, and is handed over then.
    await kit.change(village, { to: xu });
    expect(await states()).toEqual(['recalled: 林小满 → —', 'gathered: 林小满 → 许知远']);
  });

  it('other days when the days of a tenure are put right', async () => {
    const started = await kit.change(village, { lastDay: '2026-06-29', to: xu });
    await correct(started, {
      kind: '任职',
      startsOn: '2026-07-01',
      endsOn: null,
      correctionNote: '到任日期录错',
    });
    expect(await kit.handoversOf(village)).toMatchObject([{ incomingStartsOn: '2026-07-01' }]);
  });

  it('an interim for who stands in, who then hands on to the successor', async () => {
    await kit.duty(village, { title: '每月召开支部委员会', opensOn: '2026-07-01', dueOn: '2026-07-31' });
    await kit.change(village, {});
    const [{ id }] = (await kit.handoversOf(village)) as unknown as [{ id: string }];
    ok(await act(await kit.as(village.secretary), id, 'hand-over'));
    const township = await kit.as('wangshu');
    // No head in the village: the head above stands in.
    expect((await todo(township)).toTakeOver).toMatchObject([{ id, incomingName: null }]);
    expect(codeOf(await act(await kit.as('county'), id, 'take-over'))).toBe('handover.not-interim');
    expect(ok(await act(township, id, 'take-over'))).toMatchObject({
      state: 'taken-over',
      interim: true,
      incomingName: '望舒镇党委书记',
    });
    await kit.on('2026-07-20T02:00:00Z');
    await kit.appoint(village, xu, '2026-07-20');
    expect(await states()).toEqual([
      'taken-over: 林小满 → 望舒镇党委书记',
      'gathered: 望舒镇党委书记 → 许知远',
    ]);
    const [, second] = await kit.handoversOf(village);
    expect(second).toMatchObject({ fromInterim: true, endedOn: '2026-07-19', dueOn: '2026-07-24' });
    const back = await kit.as('wangshu');
    expect((await detail(back, second!.id)).items.map(({ kind }) => kind).sort()).toEqual([
      'duty',
      'responsibility-list',
    ]);
    ok(await act(back, second!.id, 'hand-over'));
    expect(ok(await act(await kit.as(xu), second!.id, 'take-over')).state).toBe('taken-over');
  });

  it('days from the day of entry for what was entered late', async () => {
    await kit.change(village, { lastDay: '2026-05-31', to: xu });
    expect(await kit.handoversOf(village)).toMatchObject([
      { endedOn: '2026-05-31', dueOn: '2026-07-07', light: 'ok' },
    ]);
  });
});
