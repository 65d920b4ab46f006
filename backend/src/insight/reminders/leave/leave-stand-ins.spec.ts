import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import { DutyCommands, DutyReads } from '../../../cycle/duties';
import { systemActor } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';

const WORDS = { result: '代为召开支部党员大会一次' };

describe('who stands in for somebody on leave', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let dutyId: string;
  let shown: readonly { readonly reporterName: string | null; readonly inSteadOf: string | null }[] = [];

  beforeAll(async () => {
    application = await createTestApplication();
    county = await createSmallCounty(application.database.owner);
    await application.database.setClock('2026-11-23T02:00:00Z');
    dutyId = await county.addDuty({
      at: 'village',
      opensOn: '2026-11-01',
      dueOn: '2026-11-25',
      light: 'soon',
    });
  });
  afterAll(() => application?.close());

  const actor = (at: SmallOrganization): Actor => ({
    ...systemActor(county.districtId, 'spec'),
    ...{ accountId: county.people[at], personId: county.people[at], tenureId: county.tenures[at] },
    ...{ postId: county.posts[at], organizationId: county.organizations[at] },
    rootOrganizationIds: [county.organizations[at]],
    seesWholeDistrict: false,
  });
  const leave = (at: SmallOrganization, standIn: SmallOrganization, startsOn: string, endsOn: string) =>
    application.database.owner.query(
      `INSERT INTO person_leave (district_id, id, person_id, organization_id, stand_in_id, starts_on, ends_on, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, clock_now())`,
      [
        ...[county.districtId, randomUUID(), county.people[at], county.organizations[at]],
        ...[county.people[standIn], startsOn, endsOn],
      ],
    );
  const report = (at: SmallOrganization, version: number) =>
    application.api
      .get(DutyCommands, { strict: false })
      .report(actor(at), dutyId, version, WORDS)
      .then(
        (duty) => {
          shown = duty.reports;
          return duty.version;
        },
        (error: { refusal?: { code: string } }) => error.refusal?.code,
      );
  /** Whether somebody may report it now, and in whose stead. */
  const seenBy = async (at: SmallOrganization) => {
    const reads = application.api.get(DutyReads, { strict: false });
    const [row] = await application.api
      .get(UnitOfWork, { strict: false })
      .read(actor(at), (tx) => reads.rows(tx, [dutyId]));
    return [row!.canReport, row!.inSteadOf];
  };

  it('reports on their duties in that time, by their own name and for them; before and after not', async () => {
    expect(await report('wangshu', 1)).toBe('duty.not-yours');
    expect(await seenBy('wangshu')).toEqual([false, null]);

    await leave('village', 'wangshu', '2026-11-24', '2026-11-26');
    expect(await report('wangshu', 1)).toBe('duty.not-yours');
    await application.database.setClock('2026-11-24T02:00:00Z');
    expect(await seenBy('wangshu')).toEqual([true, '清溪村党总支书记']);
    expect(await seenBy('village')).toEqual([true, null]);
    expect(await report('county', 1)).toBe('duty.not-yours');
    expect(await report('wangshu', 1)).toBe(2);

    const { rows } = await application.database.owner.query<{ by: string; instead: string; after: object }>(
      `SELECT r.reported_by_tenure_id AS by, r.in_stead_of_tenure_id AS instead, a.after
       FROM duty_report r JOIN audit_entry a ON a.subject_id = r.duty_id AND a.action = 'duty.report'
       WHERE r.duty_id = $1`,
      [dutyId],
    );
    const { wangshu, village } = county.tenures;
    expect(rows).toMatchObject([{ by: wangshu, instead: village, after: { inSteadOf: village } }]);

    // Whoever is on leave may still report themselves, and the stand-in no longer once they are back.
    expect(await report('village', 2)).toBe(3);
    expect(shown.map(({ reporterName, inSteadOf }) => [reporterName, inSteadOf])).toEqual([
      ['望舒镇党委书记', '清溪村党总支书记'],
      ['清溪村党总支书记', null],
    ]);
    await application.database.setClock('2026-11-27T02:00:00Z');
    expect(await report('wangshu', 3)).toBe('duty.not-yours');
  });
});
