import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../test-accounts';
import { createTestApplication } from '../test-application';
import type { TestApplication } from '../test-application';
import type { TestClient, TestResponse } from '../test-client';
import type { FindingDetailDto } from '../../src/cycle/inspections/findings/dto/findings.dto';
import type { OrderDetailDto } from '../../src/cycle/rectification/dto/orders.dto';

/** A Monday. */
export const TODAY = '2026-11-23T02:00:00Z';
const PROOF = { fileName: '补议记录.png', mediaType: 'image/png' };

/** Whoever takes part: the county's clerk and a second one, an inspector, a leader, and officeholders below. */
export const ROLES = ['clerk', 'second', 'inspector', 'leader', 'wangshu', 'village', 'orchard'] as const;
export type Role = (typeof ROLES)[number];

export const CONFIRMED = {
  ...{ kind: 'on-site', result: 'confirmed', object: '会议记录本、公示栏' },
  ...{ strength: '补议了三次，都有决定事项', doubt: null, noDoubtBecause: '逐页看过，问了两名支委' },
};
export const RETURNED = { kind: 'on-site', result: 'returned', object: '会议记录本', doubt: '只补了一次' };

export interface RectificationKit {
  readonly application: TestApplication;
  readonly county: SmallCounty;
  readonly clients: Readonly<Record<Role, TestClient>>;
  /** Sets the clock; whoever is signed in signs in again. */
  on(instant: string): Promise<void>;
  /** A finding at the village, put by the inspector. */
  finding(more?: object): Promise<FindingDetailDto>;
  confirmed(more?: object): Promise<FindingDetailDto>;
  issued(more?: object): Promise<OrderDetailDto>;
  /** An act on an order under its newest version; fails when it is refused. */
  act(who: Role, id: string, verb: string, body?: object): Promise<OrderDetailDto>;
  tried(who: Role, id: string, verb: string, body?: object): Promise<TestResponse<{ code?: string }>>;
  evidence(who: Role, id: string, content?: string): Promise<TestResponse>;
  order(id: string): Promise<OrderDetailDto>;
  close(): Promise<void>;
}

/** A picture of one dot, with words behind it so that each is another file. */
const picture = (words: string): Buffer =>
  Buffer.concat([
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
    Buffer.from(words),
  ]);

export function ok<Body>({ status, body }: TestResponse<Body>): Body {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

export async function openRectification(worker = false): Promise<RectificationKit> {
  const application = await createTestApplication({ worker });
  const { owner } = application.database;
  await application.database.setClock(TODAY);
  const county = await createSmallCounty(owner);
  const { districtId, organizations, posts, people } = county;

  /** Somebody more at the county's committee. */
  const beside = async (title: string, name: string) => {
    const [postId, personId] = [randomUUID(), randomUUID()];
    await owner.query(
      `INSERT INTO post (district_id, id, organization_id, code, title, kind) VALUES ($1, $2, $3, $4, $4, '干事')`,
      [districtId, postId, organizations.county, title],
    );
    await owner.query(
      `INSERT INTO person (district_id, id, code, name, name_pinyin, name_initials) VALUES ($1, $2, $3, $3, $3, $3)`,
      [districtId, personId, name],
    );
    await owner.query(
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on)
       VALUES ($1, gen_random_uuid(), $2, $3, '任职', '2020-01-01')`,
      [districtId, postId, personId],
    );
    return { postId, personId, at: organizations.county };
  };
  const head = (at: 'county' | 'wangshu' | 'village' | 'orchard') => ({
    ...{ postId: posts[at], personId: people[at], at: organizations[at] },
  });
  const who = {
    clerk: { ...head('county'), set: 'organization-clerk' },
    second: { ...(await beside('组织部干事', '秦芒种')), set: 'organization-clerk' },
    inspector: { ...(await beside('督查专员', '何谷')), set: 'inspector' },
    leader: { ...(await beside('县委副书记', '周明远')), set: 'leader' },
    wangshu: { ...head('wangshu'), set: 'officeholder' },
    village: { ...head('village'), set: 'officeholder' },
    orchard: { ...head('orchard'), set: 'officeholder' },
  } as const;
  for (const [index, role] of ROLES.entries()) {
    const { postId, personId, at, set } = who[role];
    if (index === 0) await openTestAccount(application, role, { districtId, personId });
    else
      await owner.query(
        `INSERT INTO account (id, username, password_hash, password_changed_at, district_id, person_id)
         SELECT $1, $2, password_hash, password_changed_at, district_id, $3 FROM account WHERE username = 'clerk'`,
        [randomUUID(), role, personId],
      );
    await grantForTest(application, districtId, {
      ...{ capabilitySet: set, rootOrganizationId: at, to: { postId } },
    });
  }
  const clients = {} as Record<Role, TestClient>;
  const signIn = async () => {
    for (const role of ROLES) clients[role] = await application.signIn(role, TEST_PASSWORD);
  };
  await signIn();
  let made = 0;

  const kit: RectificationKit = {
    application,
    county,
    clients,
    async on(instant) {
      await application.database.setClock(instant);
      await signIn();
    },
    finding: async (more = {}) =>
      ok(
        await clients.inspector.post<FindingDetailDto>('/api/findings', {
          body: {
            ...{ organizationId: organizations.village, sourceCode: '督查', dimensionCode: '组织建设' },
            ...{ domainCode: '农村', severityCode: '中', foundOn: '2026-11-20' },
            ...{ title: `支委会记录连续三个月雷同（${++made}）`, request: '逐次补议并公示', ...more },
          },
        }),
      ),
    async confirmed(more) {
      const { id, version } = await kit.finding(more);
      const answered = ok(
        await clients.village.post<FindingDetailDto>(`/api/findings/${id}/answer`, {
          ...{ version, body: { answer: 'agreed' } },
        }),
      );
      return ok(
        await clients.clerk.post<FindingDetailDto>(`/api/findings/${id}/confirm`, {
          ...{ version: answered.version, body: {} },
        }),
      );
    },
    async issued(more) {
      const { id } = await kit.confirmed(more);
      const body = { findingId: id };
      return ok(await clients.clerk.post<OrderDetailDto>('/api/rectification-orders', { body }));
    },
    tried: async (role, id, verb, body = {}) =>
      clients[role].post(`/api/rectification-orders/${id}/${verb}`, {
        ...{ version: (await kit.order(id)).version, body },
      }),
    act: async (role, id, verb, body) =>
      ok((await kit.tried(role, id, verb, body)) as TestResponse<OrderDetailDto>),
    evidence: (role, id, content = `证据 ${++made}`) =>
      clients[role].upload(`/api/rectification-orders/${id}/evidence`, {
        ...PROOF,
        content: picture(content),
      }),
    order: async (id) => ok(await clients.clerk.get<OrderDetailDto>(`/api/rectification-orders/${id}`)),
    close: () => application.close(),
  };
  return kit;
}

/** Brings a fresh order of the village into a state, by those who may. */
export async function orderIn(kit: RectificationKit, state: string, more?: object): Promise<OrderDetailDto> {
  const { id } = await kit.issued(more);
  const today = () =>
    kit.application.database.owner.query<{ today: string }>(
      `SELECT to_char(clock_now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS today`,
    );
  const heldOn = (await today()).rows[0]!.today;
  const way: Record<string, () => Promise<unknown>> = {
    issued: () => Promise.resolve(),
    received: () => kit.act('village', id, 'receive'),
    planned: () => kit.act('village', id, 'plan', { text: '逐次补议并公示' }),
    working: () => kit.act('clerk', id, 'approve-plan'),
    submitted: async () => {
      ok(await kit.evidence('village', id));
      await kit.act('village', id, 'submit', { text: '已补议三次并公示' });
    },
    verified: () => kit.act('wangshu', id, 'verification', { ...CONFIRMED, heldOn }),
    closed: () => kit.act('clerk', id, 'close'),
  };
  if (state === 'withdrawn') return kit.act('clerk', id, 'withdraw', { text: '问题归另一单位' });
  for (const [at, step] of Object.entries(way)) {
    await step();
    if (at === state || (at === 'working' && state === 'held')) break;
  }
  if (state === 'held') await kit.act('clerk', id, 'hold', { text: '等县里统一采购' });
  return kit.order(id);
}
