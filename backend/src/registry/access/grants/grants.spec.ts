import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import { systemActor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ActorFactory } from '../actor-factory';
import { GrantCommands } from './grant-commands';

describe('grants', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let unitOfWork: UnitOfWork;
  let commands: GrantCommands;
  let actors: ActorFactory;

  beforeAll(async () => {
    application = await createTestApplication();
    const get = <T>(type: new (...needs: never[]) => T): T => application.api.get(type, { strict: false });
    [unitOfWork, commands, actors] = [get(UnitOfWork), get(GrantCommands), get(ActorFactory)];
  });
  afterAll(() => application.close());
  beforeEach(async () => {
    await application.database.setClock('2026-11-23T01:00:00Z');
    county = await createSmallCounty(application.database.owner);
  });

  const job = () => systemActor(county.districtId, 'spec');
  const personOf = (key: keyof SmallCounty['people']) =>
    actors.forPerson(county.districtId, county.people[key], { requestId: 'spec' });
  const leaderOf = (
    root: keyof SmallCounty['organizations'],
    to: { postId: string } | { personId: string },
    validFrom?: string,
  ) =>
    grantForTest(application, county.districtId, {
      capabilitySet: 'leader',
      rootOrganizationId: county.organizations[root],
      to,
      ...(validFrom ? { validFrom } : {}),
    });

  it('to a post or to a person make the actor’s permissions and roots', async () => {
    await leaderOf('wangshu', { postId: county.posts.wangshu });
    await leaderOf('banshan', { personId: county.people.wangshu });
    const actor = await personOf('wangshu');
    expect(actor).toEqual(
      expect.objectContaining({
        districtId: county.districtId,
        accountId: null,
        personId: county.people.wangshu,
        tenureId: county.tenures.wangshu,
        postId: county.posts.wangshu,
        organizationId: county.organizations.wangshu,
      }),
    );
    expect([...actor.rootOrganizationIds].sort()).toEqual(
      [county.organizations.wangshu, county.organizations.banshan].sort(),
    );
    expect(actor.permissions.has('dashboard.read')).toBe(true);
    expect(actor.permissions.has('responsibility-lists.issue')).toBe(false);
  });

  it('hold from their first day on', async () => {
    await leaderOf('wangshu', { postId: county.posts.wangshu }, '2026-12-01');
    expect((await personOf('wangshu')).permissions.size).toBe(0);
    await application.database.setClock('2026-11-30T16:00:00Z');
    expect((await personOf('wangshu')).permissions.size).toBeGreaterThan(0);
  });

  it('leave their canonical row in the record, and are not made twice', async () => {
    const id = await leaderOf('wangshu', { postId: county.posts.wangshu });
    await expect(leaderOf('wangshu', { postId: county.posts.wangshu })).rejects.toMatchObject({
      refusal: { code: 'access.grant-exists' },
    });
    const { rows } = await application.database.owner.query<{ after: object; after_digest: Buffer }>(
      'SELECT after, after_digest FROM audit_entry WHERE subject_id = $1',
      [id],
    );
    expect(rows).toEqual([
      {
        after: expect.objectContaining({
          id,
          capabilitySet: 'leader',
          validFrom: '2026-11-23',
          validTo: null,
          version: 1,
        }) as object,
        after_digest: expect.any(Buffer) as Buffer,
      },
    ]);
  });

  it('end at once when they are revoked, once and for the version that was seen', async () => {
    const id = await leaderOf('wangshu', { postId: county.posts.wangshu });
    const revoke = (version: number) => unitOfWork.write(job(), (tx) => commands.revoke(tx, id, version));
    await expect(revoke(2)).rejects.toMatchObject({ refusal: { code: 'request.changed-meanwhile' } });
    await revoke(1);
    expect((await personOf('wangshu')).permissions.size).toBe(0);
    await expect(revoke(2)).rejects.toMatchObject({ refusal: { code: 'access.grant-ended' } });
    await leaderOf('wangshu', { postId: county.posts.wangshu });
    expect((await personOf('wangshu')).permissions.size).toBeGreaterThan(0);
  });

  it('are given to all posts of a kind, each over its own organisation, and again only to new ones', async () => {
    const give = () =>
      unitOfWork.write(job(), (tx) =>
        commands.grantToPostKind(tx, {
          capabilitySet: 'officeholder',
          postKind: '乡镇党组织书记',
          root: 'own-organization',
        }),
      );
    expect(await give()).toBe(2);
    expect(await give()).toBe(0);
    expect((await personOf('wangshu')).rootOrganizationIds).toEqual([county.organizations.wangshu]);
    expect((await personOf('banshan')).rootOrganizationIds).toEqual([county.organizations.banshan]);
    expect((await personOf('village')).permissions.size).toBe(0);
    const { rows } = await application.database.owner.query(
      'SELECT 1 FROM audit_entry WHERE district_id = $1',
      [county.districtId],
    );
    expect(rows).toHaveLength(2);
  });

  it('let each permission reach over its own roots, and no further', async () => {
    const clerk = {
      capabilitySet: 'organization-clerk',
      rootOrganizationId: county.organizations.wangshu,
      to: { postId: county.posts.wangshu },
    } as const;
    await grantForTest(application, county.districtId, clerk);
    await leaderOf('county', { personId: county.people.wangshu });
    const actor = await personOf('wangshu');
    expect(actor.permissions.get('responsibility-lists.issue')).toEqual([county.organizations.wangshu]);
    expect([...actor.permissions.get('duties.read')!].sort()).toEqual(
      [county.organizations.county, county.organizations.wangshu].sort(),
    );
  });

  it('stay in their district', async () => {
    const other = await createSmallCounty(application.database.owner);
    const foreign = grantForTest(application, county.districtId, {
      capabilitySet: 'leader',
      rootOrganizationId: other.organizations.county,
      to: { postId: county.posts.county },
    });
    await expect(foreign).rejects.toThrow(/foreign key/);
    await leaderOf('county', { postId: county.posts.county });
    expect(
      (await actors.forPerson(other.districtId, other.people.county, { requestId: 'spec' })).permissions.size,
    ).toBe(0);
  });

  it('make actors of accounts, and none of a disabled one', async () => {
    await leaderOf('wangshu', { postId: county.posts.wangshu });
    const id = await openTestAccount(application, `wangshu-${county.districtId.slice(0, 8)}`, {
      districtId: county.districtId,
      personId: county.people.wangshu,
    });
    const actor = await actors.forAccount(id, { requestId: 'spec' });
    expect(actor).toEqual({ ...(await personOf('wangshu')), accountId: id });
    const missing = actors.forAccount(id, { requestId: 'spec', tenureId: county.tenures.banshan });
    await expect(missing).rejects.toMatchObject({ refusal: { code: 'request.not-found' } });
    await application.database.owner.query(`UPDATE account SET state = 'disabled' WHERE id = $1`, [id]);
    await expect(actors.forAccount(id, { requestId: 'spec' })).rejects.toMatchObject({
      refusal: { code: 'request.not-found' },
    });
  });
});
