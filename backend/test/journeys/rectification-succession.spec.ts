import { randomUUID } from 'node:crypto';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import { organizationReorganized } from '@zeren/domain/registry/organizations/organizations-events';
import type { SmallOrganization } from '@zeren/testing/small-county';
import type { HandoverDetailDto } from '../../src/cycle/handover/dto/handover.dto';
import type { FindingDetailDto } from '../../src/cycle/inspections/findings/dto/findings.dto';
import { FollowReorganizationsWithOrders } from '../../src/cycle/rectification/follow-reorganizations.listener';
import type { LedgerPageDto, OrderDetailDto } from '../../src/cycle/rectification/dto/orders.dto';
import { systemActor } from '../../src/platform/actor';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { writeWorkbook } from '../../src/platform/documents/write-workbook';
import { countySheets, OrganizationCommands } from '../../src/registry/organizations';
import { TEST_PASSWORD } from '../test-accounts';
import { ok, openRectification, orderIn, RETURNED } from './rectification.spec-kit';
import type { RectificationKit } from './rectification.spec-kit';

describe('findings and orders of units that are merged, split or closed', () => {
  let kit: RectificationKit;
  beforeEach(async () => (kit = await openRectification(true)));
  afterEach(() => kit.close());

  const sql = async <Row extends object>(text: string, values: readonly unknown[]) =>
    (await kit.application.database.owner.query<Row>(text, [...values])).rows;
  const standing = async (table: 'finding' | 'rectification_order', id: string) => {
    const [row] = await sql<{ organization: string; post: string; state: string }>(
      `SELECT organization_id AS organization, post_id AS post, state FROM ${table} WHERE id = $1`,
      [id],
    );
    const { organizations, posts } = kit.county;
    const nameIn = (ids: object, of: string) => Object.entries(ids).find(([, value]) => value === of)?.[0];
    return [nameIn(organizations, row!.organization), nameIn(posts, row!.post), row!.state];
  };
  const merge = async (from: SmallOrganization, into: SmallOrganization) => {
    const { organizations, posts } = kit.county;
    ok(
      await kit.clients.clerk.post('/api/organization-reorganizations', {
        body: {
          ...{ on: '2026-11-23', basis: '云组发〔2026〕20号', dryRun: false, kind: 'merge' },
          sources: [{ id: organizations[from], version: 1 }],
          targets: [{ organizationId: organizations[into] }],
          placements: [{ id: posts[from], to: null }],
        },
      }),
    );
    await kit.application.settle();
  };

  it('go to the post that takes over, and are put right there', async () => {
    const [put, confirmed] = [await kit.finding(), await kit.confirmed()];
    const order = await orderIn(kit, 'received');
    const submitted = await orderIn(kit, 'submitted');
    const closed = await orderIn(kit, 'closed');
    const withdrawn = await orderIn(kit, 'withdrawn');
    const dropped = await kit.finding();
    ok(
      await kit.clients.clerk.post(`/api/findings/${dropped.id}/drop`, {
        ...{ version: dropped.version, body: { reason: '记录在镇里' } },
      }),
    );
    await merge('village', 'orchard');
    expect(await standing('finding', put.id)).toEqual(['orchard', 'orchard', 'put']);
    expect(await standing('finding', confirmed.id)).toEqual(['orchard', 'orchard', 'confirmed']);
    expect(await standing('finding', order.findingId)).toEqual(['orchard', 'orchard', 'confirmed']);
    expect(await standing('finding', dropped.id)).toEqual(['village', 'village', 'dropped']);
    expect(await standing('rectification_order', order.id)).toEqual(['orchard', 'orchard', 'received']);
    expect(await standing('rectification_order', submitted.id)).toEqual(['orchard', 'orchard', 'submitted']);
    expect(await standing('rectification_order', closed.id)).toEqual(['orchard', 'orchard', 'closed']);
    expect(await standing('rectification_order', withdrawn.id)).toEqual(['village', 'village', 'withdrawn']);
    const answered = await kit.clients.orchard.post<FindingDetailDto>(`/api/findings/${put.id}/answer`, {
      ...{ version: put.version + 1, body: { answer: 'agreed' } },
    });
    expect(answered.status).toBe(200);
    expect((await kit.tried('village', order.id, 'plan', { text: '补议' })).status).toBeGreaterThan(400);
    expect(await kit.act('orchard', order.id, 'plan', { text: '补议' })).toMatchObject({ state: 'planned' });
    const again = ok(await kit.clients.clerk.get<OrderDetailDto>(`/api/rectification-orders/${order.id}`));
    expect(again).toMatchObject({ holderName: '果园村党支部书记', dueOn: order.dueOn });
    // A second telling of the same changes nothing.
    const before = await sql('SELECT id, version FROM rectification_order ORDER BY id', []);
    await tell({ endedPosts: [{ id: kit.county.posts.village, takenOverBy: kit.county.posts.orchard }] });
    expect(await sql('SELECT id, version FROM rectification_order ORDER BY id', [])).toEqual(before);
  });

  it('are judged by the body that goes on, and name its leader', async () => {
    const { organizations, posts } = kit.county;
    const { id } = await orderIn(kit, 'planned');
    await sql(
      'UPDATE rectification_order SET issuer_organization_id = $2, leader_post_id = $3 WHERE id = $1',
      [...[id, organizations.wangshu, posts.wangshu]],
    );
    await merge('wangshu', 'banshan');
    const rows = await sql(
      'SELECT issuer_organization_id AS issuer, leader_post_id AS leader, post_id AS post FROM rectification_order WHERE id = $1',
      [id],
    );
    expect(rows).toEqual([{ issuer: organizations.banshan, leader: posts.banshan, post: posts.village }]);
  });

  it('are taken back where nobody is left, and their problems wait for another disposition', async () => {
    const { organizations } = kit.county;
    const working = await orderIn(kit, 'working');
    const held = await orderIn(kit, 'held');
    const submitted = await orderIn(kit, 'submitted');
    ok(
      await kit.clients.village.post(`/api/rectification-orders/${working.id}/extensions`, {
        body: { askedFor: '2026-12-25', reason: '公示要满十个工作日' },
      }),
    );
    await tell({ organizationIds: [organizations.village], successorIds: [] });
    const stands = async ({ id }: OrderDetailDto) => (await standing('rectification_order', id))[2];
    expect([await stands(working), await stands(held), await stands(submitted)]).toEqual([
      ...['withdrawn', 'withdrawn', 'withdrawn'],
    ]);
    for (const { findingId } of [working, submitted]) {
      const finding = ok(await kit.clients.clerk.get<FindingDetailDto>(`/api/findings/${findingId}`));
      expect(finding).toMatchObject({ state: 'confirmed', disposition: null, disposeBy: '2026-11-30' });
    }
    // Sent back after that, it would be owed by nobody, and no one could take it back.
    const back = await kit.tried('wangshu', submitted.id, 'verification', {
      ...{ ...RETURNED, heldOn: '2026-11-23' },
    });
    expect(back.body.code).toBe('rectification.wrong-state');
    expect(await sql('SELECT state FROM rectification_extension', [])).toEqual([{ state: 'lapsed' }]);
  });

  it('keep their post where it is: by an import it does not move alone', async () => {
    const { districtId } = kit.county;
    await kit.finding();
    const { rows } = await kit.application.database.owner.query<{ posts: string[] }>(
      `SELECT array_agg(code) AS posts FROM post WHERE id = ANY($1::uuid[])`,
      [[kit.county.posts.village, kit.county.posts.orchard]],
    );
    expect(rows[0]!.posts.sort()).toEqual(['post-orchard', 'post-village']);
    const moved = (code: string) => [code, 'county', '书记', '村党组织书记', '否', '是', null];
    const words = {
      organizationKinds: ['党委'],
      levels: ['县'],
      domains: ['农村'],
      postKinds: ['村党组织书记'],
    };
    const posts = [moved('post-village'), moved('post-orchard')];
    const values = { organizations: [], posts, people: [], tenures: [] };
    const { faults } = await kit.application.api
      .get(OrganizationCommands, { strict: false })
      .checkImport(systemActor(districtId, randomUUID()), {
        ...{ name: '云岭县.xlsx', content: await writeWorkbook(countySheets(words, values)) },
      });
    const errors = faults.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ cell, code }) => `${cell} ${code}`)).toEqual(['B2 post.move-with-duties']);
  });

  it('go with the post that changes hands, overdue days with whose term they fell into', async () => {
    const { organizations, posts, tenures } = kit.county;
    const put = await kit.finding();
    const waiting = await kit.confirmed();
    const [late, closed] = [await orderIn(kit, 'working'), await orderIn(kit, 'closed')];
    const led = await orderIn(kit, 'issued');
    await sql('UPDATE rectification_order SET post_id = $2, leader_post_id = $3 WHERE id = $1', [
      ...[led.id, await secondPost(organizations.village), posts.village],
    ]);
    expect(late.dueOn).toBe('2026-12-14');
    await kit.on('2026-12-21T02:00:00Z');
    await kit.clients.clerk.stepUp(TEST_PASSWORD);
    const [tenure] = await sql<{ version: number }>('SELECT version FROM tenure WHERE id = $1', [
      tenures.village,
    ]);
    ok(
      await kit.clients.clerk.post(`/api/tenures/${tenures.village}/end`, {
        ...{ version: tenure!.version, body: { endsOn: '2026-12-16', endReason: '调离' } },
      }),
    );
    await kit.application.settle();
    const url = `/api/handovers?view=open&postId=${posts.village}`;
    const [row] = ok(await kit.clients.clerk.get<{ items: { id: string }[] }>(url)).items;
    const { items } = ok(await kit.clients.clerk.get<HandoverDetailDto>(`/api/handovers/${row!.id}`));
    const lines = items
      .filter(({ kind }) => kind === 'finding' || kind.startsWith('rectification'))
      .map(({ kind, subjectId, dueOn, weight, light, overdue }) => {
        const shares = overdue.map(({ personName, workingDays }) => [personName, workingDays]);
        return [subjectId, kind, dueOn, weight, light, ...shares];
      });
    const village = '清溪村党总支书记';
    expect(lines).toHaveLength(4);
    expect(lines).toEqual(
      expect.arrayContaining([
        [put.id, 'finding', '2026-11-26', 'to-take-over', null],
        [waiting.id, 'finding', null, 'to-know', null],
        [late.id, 'rectification-order', '2026-12-14', 'to-take-over', 'overdue', [village, 2], [null, 3]],
        [led.id, 'rectification-led', '2026-12-14', 'to-know', 'overdue'],
      ]),
    );
    expect(lines.flat()).not.toContain(closed.id);
  });

  it('have the thirty days of an election: grey on screen and in numbers, then red as if due on the last', async () => {
    const { organizations, posts, districtId } = kit.county;
    const before = await orderIn(kit, 'received');
    const within = await orderIn(kit, 'working');
    await sql(`UPDATE rectification_order SET due_on = $2, stands_due_on = $2 WHERE id = $1`, [
      ...[before.id, '2026-11-30'],
    ]);
    expect(within.dueOn).toBe('2026-12-14');
    await kit.on('2026-12-01T02:00:00Z');
    await kit.clients.clerk.stepUp(TEST_PASSWORD);
    const body = { organizationId: organizations.county, name: '村级换届', electedOn: '2026-12-01' };
    const batch = ok(
      await kit.clients.clerk.post<{ id: string; version: number }>('/api/handover-batches', { body }),
    );
    await sql(
      `INSERT INTO person (district_id, id, code, name, name_pinyin, name_initials)
       VALUES ($1, gen_random_uuid(), 'xu', '许知远', 'xu', 'xu')`,
      [districtId],
    );
    ok(
      await kit.clients.clerk.post(`/api/handover-batches/${batch.id}/apply`, {
        ...{ version: batch.version, body: { text: '清溪村党总支\t村党组织书记\txu' } },
      }),
    );
    await kit.application.settle();
    const graces = await sql('SELECT ends_on::text AS until FROM duty_grace WHERE post_id = $1', [
      posts.village,
    ]);
    expect(graces).toEqual([{ until: '2026-12-30' }]);
    const waiting = await sql<{ day: string; kind: string }>(
      `SELECT to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day, kind FROM reminder
       WHERE subject_id = $1 AND state = 'waiting' AND climb = 0 ORDER BY due_at`,
      [within.id],
    );
    expect(waiting.find(({ kind }) => kind === 'order-due')!.day < '2026-12-15').toBe(true);
    expect(waiting.filter(({ kind }) => kind === 'order-overdue').map(({ day }) => day)[0]).toBe(
      '2026-12-31',
    );

    const shown = async (instant: string) => {
      await kit.on(instant);
      const ledger = async (view: string) =>
        ok(await kit.clients.clerk.get<LedgerPageDto>(`/api/rectification-orders/print?view=${view}`));
      const { items, counts } = await ledger('all');
      const light = (id: string) => items.find((row) => row.id === id)!.light;
      const red = (await ledger('overdue')).items.map(({ id }) => id);
      const lights = [light(before.id), light(within.id)];
      return { lights, overdue: counts.overdue, severe: counts.severe, red };
    };
    expect(await shown('2026-12-16T02:00:00Z')).toEqual({
      ...{ lights: ['overdue', 'idle'], overdue: 1, severe: 0, red: [before.id] },
    });
    expect(await shown('2026-12-30T02:00:00Z')).toMatchObject({
      ...{ lights: ['severe', 'idle'], overdue: 1, severe: 1 },
    });
    expect(await shown('2026-12-31T02:00:00Z')).toEqual({
      ...{ lights: ['severe', 'overdue'], overdue: 2, severe: 1, red: [before.id, within.id] },
    });
    // Severe by its own date, not yet by the last day of the grace.
    expect(await shown('2027-01-18T02:00:00Z')).toMatchObject({ lights: ['severe', 'overdue'], severe: 1 });
    expect(await shown('2027-02-05T02:00:00Z')).toMatchObject({ lights: ['severe', 'severe'], severe: 2 });
  });

  async function secondPost(organizationId: string): Promise<string> {
    const [row] = await sql<{ id: string }>(
      `INSERT INTO post (district_id, id, organization_id, code, title, kind)
       VALUES ($1, gen_random_uuid(), $2, '村委会副主任', '村委会副主任', '干事') RETURNING id`,
      [kit.county.districtId, organizationId],
    );
    return row!.id;
  }

  /** The event comes to the orders' listener, in the job process. */
  async function tell(data: Partial<Parameters<typeof organizationReorganized>[0]>): Promise<void> {
    const { districtId, organizations } = kit.county;
    const { worker } = kit.application;
    const news = {
      ...{ organizationIds: [organizations.village], successorIds: [organizations.orchard] },
      ...{ endedPosts: [], on: '2026-11-23', ...data },
    };
    const event = {
      ...organizationReorganized(news),
      ...{ id: districtId, districtId, actorTenureId: null, at: '2026-11-23T02:00:00Z' },
    } as unknown as EventEnvelope;
    await worker
      .get(UnitOfWork, { strict: false })
      .write(systemActor(districtId, 'spec'), (tx) =>
        worker.get(FollowReorganizationsWithOrders, { strict: false }).on(event, tx),
      );
  }
});
