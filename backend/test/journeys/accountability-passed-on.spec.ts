import type { MatterDetailDto } from '../../src/cycle/accountability/dto/matter.dto';
import { ok, openHandovers } from '../../src/cycle/handover/handover.spec-kit';
import type { HandoverKit } from '../../src/cycle/handover/handover.spec-kit';
import { grantForTest } from '../test-accounts';

const MATTERS = '/api/accountability-matters';

/** A village's secretary becomes 望舒镇's, who decides about its villages. */
describe('a matter whose deciding post comes to be held by whom it concerns', () => {
  let kit: HandoverKit;
  beforeAll(async () => (kit = await openHandovers()));
  afterAll(() => kit?.close());

  const stands = async (id: string) =>
    (
      await kit.sql<{ decider: string; members: object }>(
        `SELECT m.decider_post_id AS decider, (
           SELECT jsonb_object_agg(c.post_id, c.role) FROM case_member c WHERE c.matter_id = m.id AND c.removed_at IS NULL
         ) AS members FROM accountability_matter m WHERE m.id = $1`,
        [id],
      )
    )[0];

  it('goes to the next head above, who decides it; what is about others stays', async () => {
    const { districtId, organizations, posts, tenures } = kit.county;
    await grantForTest(kit.application, districtId, {
      ...{
        capabilitySet: 'officeholder',
        rootOrganizationId: organizations.county,
        to: { postId: posts.county },
      },
    });
    const clerk = await kit.as('county');
    const [village, other] = [await kit.village(), await kit.village()];
    const proposed = async (ruleCode: string, about: { organizationId: string; tenureId?: string }) => {
      const { organizationId, tenureId } = about;
      const body = { ruleCode, note: '云督发〔2026〕8号', organizationId, ...(tenureId ? { tenureId } : {}) };
      return ok(await clerk.post<MatterDetailDto>(MATTERS, { body })).id;
    };
    const { organizationId } = village;
    const theirs = [
      await proposed('上级交办', village),
      // About the village alone: they go on leading it.
      await proposed('督查考核发现', { organizationId }),
    ];
    const anothers = await proposed('上级交办', other);
    const before = {
      decider: posts.wangshu,
      members: { [posts.wangshu]: 'decider', [posts.county]: 'proposer' },
    };
    for (const id of [...theirs, anothers]) expect(await stands(id)).toEqual(before);
    await kit.change(
      { ...village, postId: posts.wangshu, tenureId: tenures.wangshu },
      { to: village.secretary, kind: '兼任' },
    );
    for (const id of theirs)
      expect(await stands(id)).toEqual({ decider: posts.county, members: { [posts.county]: 'decider' } });
    expect(await stands(anothers)).toEqual(before);
    for (const id of theirs) {
      const { version, deciderName } = ok(await clerk.get<MatterDetailDto>(`${MATTERS}/${id}`));
      expect(deciderName).toContain('云岭县委');
      const body = { outcome: 'decline', reason: '查无实据' };
      const decided = await clerk.post<MatterDetailDto>(`${MATTERS}/${id}/decide`, { body, version });
      expect(ok(decided).state).toBe('declined');
    }
    const entries = await kit.sql(
      `SELECT subject_id AS id, sealed FROM audit_entry WHERE action = 'accountability-matter.pass-on' ORDER BY subject_id`,
    );
    expect(entries).toEqual(theirs.toSorted().map((id) => ({ id, sealed: true })));
    const told = await kit.sql<{ post: string }>(
      `SELECT DISTINCT post_id AS post FROM reminder WHERE subject_id = $1`,
      [theirs[0]],
    );
    expect(told.map(({ post }) => post)).toContain(posts.county);
  });
});
