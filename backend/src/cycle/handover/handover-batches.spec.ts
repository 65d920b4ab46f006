import { askedQueries } from '../../../test/asked-queries';
import type { TestClient } from '../../../test/test-client';
import type { DutyRowDto } from '../duties';
import { act, codeOf, detail, ok, openHandovers, TODAY } from './handover.spec-kit';
import type { HandoverKit, SpecVillage } from './handover.spec-kit';

interface Batch {
  readonly id: string;
  readonly kept: number;
  readonly handovers: number;
  readonly ahead: number;
  readonly version: number;
}

describe('an election', () => {
  let kit: HandoverKit;
  let clerk: TestClient;
  let batch: Batch;
  let village: SpecVillage;

  beforeAll(async () => (kit = await openHandovers()));
  afterAll(() => kit.close());
  beforeEach(async () => {
    await kit.on(TODAY);
    clerk = await kit.as('county');
    village = await kit.village();
    await kit.sql('UPDATE organization SET name_zh = $2 WHERE id = $1', [
      village.organizationId,
      nameOf(village),
    ]);
    batch = await opened();
  });

  const nameOf = ({ organizationId }: SpecVillage) => `村${organizationId.slice(0, 8)}党支部`;
  const opened = async (electedOn = '2026-07-01') =>
    ok(
      await clerk.post<Batch>('/api/handover-batches', {
        body: { organizationId: kit.county.organizations.county, name: '2026 年村级换届', electedOn },
      }),
    );
  const version = async ({ id }: Batch) => ok(await clerk.get<Batch>(`/api/handover-batches/${id}`)).version;
  const apply = async (text: string, seen?: number) =>
    clerk.post(`/api/handover-batches/${batch.id}/apply`, {
      body: { text },
      version: seen ?? (await version(batch)),
    });
  const progress = async () => ok(await clerk.get<Batch>(`/api/handover-batches/${batch.id}`));
  const codeOfPerson = async (personId: string) =>
    (await kit.sql<{ code: string }>('SELECT code FROM person WHERE id = $1', [personId]))[0]!.code;
  const duties = async (organizationId: string) =>
    ok(await clerk.get<{ items: DutyRowDto[] }>(`/api/duties?organizationId=${organizationId}`)).items;
  const counted = async (organizationId: string) =>
    ok(
      await clerk.get<{ totals: Record<string, number> }>(
        `/api/dashboard/overview?year=2026&organizationId=${organizationId}`,
      ),
    ).totals;

  it('is pasted from a table, looked at, and entered whole: who follows whom, and who stays', async () => {
    const again = await kit.village();
    await kit.sql('UPDATE organization SET name_zh = $2 WHERE id = $1', [
      again.organizationId,
      nameOf(again),
    ]);
    const xu = await kit.person('许知远');
    const [code, same] = [await codeOfPerson(xu.personId), await codeOfPerson(again.secretary.personId)];
    const text = `组织\t岗位\t当选人\n${nameOf(village)}\t村党组织书记\t${code}\n${nameOf(again)}\t村党组织书记\t${same}`;
    const faulty = await clerk.post(`/api/handover-batches/${batch.id}/check`, {
      body: { text: `${text}\n没有这个村\t书记\t${code}` },
    });
    expect(ok(faulty)).toMatchObject({ changes: 1, kept: 1, faults: 1 });
    expect(codeOf(await apply(`${text}\n没有这个村\t书记\t${code}`))).toBe('handover-batch.sheet-faulty');
    expect(await progress()).toMatchObject({ kept: 0, handovers: 0 });

    expect(ok(await apply(text))).toMatchObject({
      ...{ changes: 1, kept: 1, faults: 0 },
      version: batch.version + 1,
    });
    expect(codeOf(await apply(text, batch.version))).toBe('request.changed-meanwhile');
    await kit.application.settle();
    expect(await progress()).toMatchObject({ kept: 1, handovers: 1, ahead: 0, toHandOver: 1, overdue: 0 });
    expect(await kit.handoversOf(village)).toMatchObject([
      { batchId: batch.id, incomingName: '许知远', endedOn: '2026-06-30', graceUntil: '2026-07-30' },
    ]);
    expect(await kit.handoversOf(again)).toEqual([]);
    const [ended] = await kit.sql('SELECT end_reason FROM tenure WHERE id = $1', [village.tenureId]);
    expect(ended).toEqual({ end_reason: '换届' });
  });

  it('brings thirty days without red for what falls due to who took over, counted as it is shown', async () => {
    await kit.duty(village, { title: '前任逾期', opensOn: '2026-06-01', dueOn: '2026-06-24' });
    await kit.duty(village, { title: '过渡期内到期', opensOn: '2026-07-01', dueOn: '2026-07-10' });
    await kit.duty(village, { title: '过渡期后到期', opensOn: '2026-07-20', dueOn: '2026-08-05' });
    await kit.sql(`UPDATE duty SET light_turns_on = '2026-07-01' WHERE post_id = $1`, [village.postId]);
    const xu = await kit.person('许知远');
    ok(await apply(`${nameOf(village)}\t村党组织书记\t${await codeOfPerson(xu.personId)}`));
    await kit.application.settle();
    const shown = async (instant: string) => {
      await kit.on(instant);
      clerk = await kit.as('county');
      await kit.application.runJob('duties.turn-lights');
      const lights = (await duties(village.organizationId)).map(({ title, light }) => `${title} ${light}`);
      const { overdue, severe, idle, soon, ok: green } = await counted(village.organizationId);
      return { lights, counts: { red: overdue! + severe!, idle, soon, green } };
    };
    expect(await shown('2026-07-13T02:00:00Z')).toEqual({
      lights: ['前任逾期 overdue', '过渡期内到期 idle', '过渡期后到期 idle'],
      counts: { red: 1, idle: 2, soon: 0, green: 0 },
    });
    expect(await shown('2026-07-30T02:00:00Z')).toMatchObject({ counts: { red: 1, idle: 1, soon: 1 } });
    expect(await shown('2026-07-31T02:00:00Z')).toEqual({
      lights: ['前任逾期 severe', '过渡期内到期 overdue', '过渡期后到期 soon'],
      counts: { red: 2, idle: 0, soon: 1, green: 0 },
    });
    // The numbers lead to their rows.
    const red = ok(
      await clerk.get<{ items: DutyRowDto[] }>(
        `/api/duties?organizationId=${village.organizationId}&light=overdue,severe`,
      ),
    ).items;
    expect(red).toHaveLength(2);
  });

  it('brings the same grace to who was elected to a post that had been left before', async () => {
    await kit.change(village, { lastDay: '2026-06-20' });
    await kit.duty(village, { title: '过渡期内到期', opensOn: '2026-07-01', dueOn: '2026-07-10' });
    const xu = await kit.person('许知远');
    ok(await apply(`${nameOf(village)}\t村党组织书记\t${await codeOfPerson(xu.personId)}`));
    await kit.application.settle();
    expect(await kit.handoversOf(village)).toMatchObject([
      { batchId: batch.id, incomingName: '许知远', endedOn: '2026-06-20', graceUntil: '2026-07-30' },
    ]);
    expect(await progress()).toMatchObject({ handovers: 1, ahead: 0 });
    await kit.on('2026-07-13T02:00:00Z');
    clerk = await kit.as('county');
    await kit.application.runJob('duties.turn-lights');
    expect((await duties(village.organizationId)).map(({ light }) => light)).toEqual(['idle']);
  });

  it('brings it to who was elected to a post that nobody hands over, and follows their first day', async () => {
    await kit.sql('UPDATE tenure SET ends_on = $2 WHERE id = $1', [village.tenureId, '2024-12-31']);
    await kit.duty(village, { title: '过渡期内到期', opensOn: '2026-07-01', dueOn: '2026-07-10' });
    const xu = await kit.person('许知远');
    ok(await apply(`${nameOf(village)}\t村党组织书记\t${await codeOfPerson(xu.personId)}`));
    await kit.application.settle();
    expect(await kit.handoversOf(village)).toEqual([]);
    expect(await progress()).toMatchObject({ handovers: 0, ahead: 0, kept: 0 });
    const days = () =>
      kit.sql('SELECT starts_on::text AS from, ends_on::text AS to FROM duty_grace WHERE post_id = $1', [
        village.postId,
      ]);
    expect(await days()).toEqual([{ from: '2026-07-01', to: '2026-07-30' }]);
    const [tenure] = await kit.sql<{ id: string; version: number }>(
      'SELECT id, version FROM tenure WHERE post_id = $1 AND person_id = $2',
      [village.postId, xu.personId],
    );
    await kit.on('2026-07-06T02:00:00Z');
    clerk = await kit.as('county');
    const correction = { kind: '任职', startsOn: '2026-07-03', endsOn: null, correctionNote: '当选日有误' };
    ok(
      await clerk.post(`/api/tenures/${tenure!.id}/correct`, { body: correction, version: tenure!.version }),
    );
    await kit.application.settle();
    expect(await days()).toEqual([{ from: '2026-07-03', to: '2026-08-01' }]);
  });

  it('has the handover of its own when who was elected to a vacant post leaves in the next one', async () => {
    await kit.change(village, {});
    const [xu, zhou] = [await kit.person('许知远'), await kit.person('周岚')];
    const elect = async (who: typeof xu) => {
      ok(await apply(`${nameOf(village)}\t村党组织书记\t${await codeOfPerson(who.personId)}`));
      await kit.application.settle();
    };
    await elect(xu);
    const first = batch;
    await kit.on('2026-09-01T02:00:00Z');
    clerk = await kit.as('county');
    batch = await opened('2026-09-01');
    await elect(zhou);
    expect(
      (await kit.handoversOf(village)).map(({ incomingName, batchId, graceUntil }) => ({
        ...{ incomingName, graceUntil },
        batch: batchId === batch.id ? 'second' : batchId === first.id ? 'first' : null,
      })),
    ).toEqual([
      { incomingName: '许知远', batch: 'first', graceUntil: '2026-07-30' },
      { incomingName: '周岚', batch: 'second', graceUntil: '2026-09-30' },
    ]);
  });

  it('takes in handovers that are under way already, each once, with the grace', async () => {
    const xu = await kit.person('许知远');
    await kit.change(village, { to: xu });
    const [{ id }] = (await kit.handoversOf(village)) as unknown as [{ id: string }];
    const join = async (to: Batch, seen?: number) =>
      clerk.post(`/api/handover-batches/${to.id}/handovers`, {
        body: { handoverIds: [id] },
        version: seen ?? (await version(to)),
      });
    const free = ok(await clerk.get<{ items: { id: string }[] }>('/api/handovers?unbatched=1')).items;
    expect(free.map((row) => row.id)).toContain(id);
    expect(ok(await join(batch))).toMatchObject({ handovers: 1, version: batch.version + 1 });
    expect(codeOf(await join(batch, batch.version))).toBe('request.changed-meanwhile');
    expect(ok(await join(batch))).toMatchObject({ handovers: 1 });
    expect(await detail(clerk, id)).toMatchObject({ batchName: '2026 年村级换届', graceUntil: '2026-07-30' });
    expect(codeOf(await join(await opened()))).toBe('handover-batch.in-another');
    ok(await act(clerk, id, 'recall', { reason: '登记有误' }));
    expect(await kit.sql('SELECT 1 FROM duty_grace WHERE subject_id = $1', [id])).toEqual([]);
  });

  it('asks as little for several posts as for one', async () => {
    const villages: SpecVillage[] = [];
    for (let made = 0; made < 4; made += 1) villages.push(await kit.village());
    for (const each of villages) {
      await kit.sql('UPDATE organization SET name_zh = $2 WHERE id = $1', [
        each.organizationId,
        nameOf(each),
      ]);
    }
    const line = async (each: SpecVillage) =>
      `${nameOf(each)}\t村党组织书记\t${await codeOfPerson((await kit.person('许知远')).personId)}`;
    const [first, ...others] = await Promise.all(villages.map(line));
    const one = await askedQueries(async () => ok(await apply(first!)));
    expect(one).toContain('tenures.insert');
    expect(await askedQueries(async () => ok(await apply(others.join('\n'))))).toEqual(one);
    await kit.application.settle();

    const loose: SpecVillage[] = [];
    for (let made = 0; made < 4; made += 1) loose.push(await kit.village());
    for (const each of loose) await kit.change(each, { to: await kit.person('许知远') });
    const ids = (await Promise.all(loose.map((each) => kit.handoversOf(each)))).map(([row]) => row!.id);
    const join = (handoverIds: string[]) => async () =>
      ok(
        await clerk.post(`/api/handover-batches/${batch.id}/handovers`, {
          body: { handoverIds },
          version: await version(batch),
        }),
      );
    const joined = await askedQueries(join(ids.slice(0, 1)));
    expect(joined).toContain('duties.grace.grant');
    expect(await askedQueries(join(ids.slice(1)))).toEqual(joined);
  });

  it('reminds everybody it waits for, once a day', async () => {
    const xu = await kit.person('许知远');
    ok(await apply(`${nameOf(village)}\t村党组织书记\t${await codeOfPerson(xu.personId)}`));
    await kit.application.settle();
    const remind = () => clerk.post(`/api/handover-batches/${batch.id}/remind`);
    expect(ok(await remind())).toEqual({ reminded: 1, remindedBefore: 0 });
    expect(ok(await remind())).toEqual({ reminded: 0, remindedBefore: 1 });
    await kit.application.settle();
    await kit.application.runJob('reminders.claim');
    const inbox = ok(
      await (
        await kit.as(village.secretary)
      ).get<{ items: { zh: string; kind: string }[] }>('/api/reminders/notices'),
    ).items;
    expect(inbox.map(({ kind }) => kind)).toContain('hand-over-chased');
    expect(inbox.find(({ kind }) => kind === 'hand-over-chased')!.zh).toContain('组织部门催办');
  });

  it('is the business of who leads handovers there, and appointing of who may appoint', async () => {
    const township = await kit.as('wangshu');
    const body = {
      organizationId: kit.county.organizations.wangshu,
      name: '镇级换届',
      electedOn: '2026-07-01',
    };
    expect(codeOf(await township.post('/api/handover-batches', { body }))).toBe('access.permission-missing');
    expect(codeOf(await township.get(`/api/handover-batches/${batch.id}`))).toBe('access.permission-missing');
    expect(codeOf(await clerk.get(`/api/handover-batches/${village.postId}`))).toBe('request.not-found');
    const own = await codeOfPerson(kit.county.people.county);
    const refused = await apply(`${nameOf(village)}\t村党组织书记\t${own}`);
    expect(codeOf(refused)).toBe('handover-batch.line-refused');
    expect((refused.body as { sentences: { zh: string } }).sentences.zh).toContain(
      '本人的任职不能由本人办理',
    );
  });
});
