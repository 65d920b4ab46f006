import { createHash } from 'node:crypto';
import { drawnCount, drawSample, ticketText } from '@zeren/domain/cycle/duties/checking/draw-sample';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import { systemActor } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import { refusalOf } from '../duties.spec-kit';
import { DRAW_CHECKS } from './draw-checks.job';
import { DrawReadsService } from './draw-reads.service';
import { ToVerifyService } from './to-verify.service';

describe('what is to be verified of the sampled class', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let reads: DrawReadsService;
  let waitingFor: ToVerifyService;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    county = await createSmallCounty(application.database.owner);
    reads = application.api.get(DrawReadsService, { strict: false });
    waitingFor = application.api.get(ToVerifyService, { strict: false });
    await application.database.setClock('2026-11-30T02:00:00Z');
    for (let index = 0; index < 31; index += 1) await sampled('village', '2026-11-10');
    await sampled('orchard', '2026-11-10');
    await sampled('village', '2026-12-01');
  });
  afterAll(() => application?.close());

  const actor = (at: SmallOrganization): Actor => ({
    ...systemActor(county.districtId, 'spec'),
    accountId: county.people[at],
    personId: county.people[at],
    tenureId: county.tenures[at],
    postId: county.posts[at],
    organizationId: county.organizations[at],
    rootOrganizationIds: [county.organizations[at]],
    seesWholeDistrict: false,
  });
  const sampled = async (at: SmallOrganization, reportedOn: string) => {
    const duty = { at, opensOn: '2026-10-01', dueOn: '2026-12-25', state: 'reported', reportedOn } as const;
    const id = await county.addDuty(duty);
    await application.database.owner.query(`UPDATE duty SET checking_class = '抽核' WHERE id = $1`, [id]);
    return id;
  };
  const waiting = async () => (await waitingFor.page(actor('wangshu'), {})).items.map(({ id }) => id);

  it('is drawn once a month, a tenth of what was reported, and waits from then on', async () => {
    await application.runJob(DRAW_CHECKS);
    expect((await reads.newest(actor('county'))).items).toEqual([]);
    expect(await waiting()).toEqual([]);

    await application.database.setClock('2026-12-01T02:00:00Z');
    await Promise.all([application.runJob(DRAW_CHECKS), application.runJob(DRAW_CHECKS)]);
    const { items } = await reads.newest(actor('county'));
    expect(items.map(({ month, frame, drawn }) => [month, frame, drawn]).sort()).toEqual([
      ['2026-11', 1, 1],
      ['2026-11', 31, 4],
    ]);
    const { items: seen } = await reads.newest(actor('wangshu'));
    const { drawnIds, frameIds } = await reads.one(actor('wangshu'), seen[0]!.id);
    expect((await waiting()).sort()).toEqual([...drawnIds].sort());
    expect(frameIds).toHaveLength(31);
  });

  it('can be drawn again by anybody from what is published: the same comes', async () => {
    const [row] = (await reads.newest(actor('wangshu'))).items;
    const draw = await reads.one(actor('wangshu'), row!.id);
    const tickets = draw.frameIds.map((id) => ({
      id,
      digest: createHash('sha256').update(ticketText(draw.seed, id)).digest('hex'),
    }));
    expect(drawSample(tickets, drawnCount(tickets.length, Number(draw.share)))).toEqual(draw.drawnIds);
    const { rows } = await application.database.owner.query<{ after: object }>(
      `SELECT after FROM audit_entry WHERE action = 'verification.draw' AND subject_id = $1`,
      [draw.id],
    );
    expect(rows).toMatchObject([{ after: { seed: draw.seed, frame: 31, drawn: 4 } }]);
  });

  it('is shown to whoever sees the unit, and to nobody beside', async () => {
    const [row] = (await reads.newest(actor('wangshu'))).items;
    expect(await refusalOf(reads.one(actor('orchard'), row!.id))).toBe('request.not-found');
    expect((await reads.newest(actor('orchard'))).items.map(({ frame }) => frame)).not.toContain(31);
  });
});
