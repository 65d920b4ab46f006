import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { randomUUID } from 'node:crypto';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { TestClient, TestResponse } from '../../../test/test-client';
import type { AgreementDetailDto, AgreementPageDto, MadeAgreementsDto } from './dto/agreement.dto';
import type { MakeAgreementsBody } from './dto/agreement-requests.dto';

/** Today in the specs, a Wednesday: three working days later is 2026-07-06. */
export const TODAY = '2026-07-01T02:00:00Z';

export type Who = 'clerk' | 'county' | 'wangshu' | 'banshan' | 'orchard';

/** The whole back end with the small county: its secretary issues, the clerk of the organisation department makes. */
export interface AgreementKit {
  readonly application: TestApplication;
  readonly county: SmallCounty;
  as(who: Who): Promise<TestClient>;
  /** Issued lists for these posts, each with one item. */
  lists(...at: SmallOrganization[]): Promise<string[]>;
  sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
}

export async function openAgreements(): Promise<AgreementKit> {
  const application = await createTestApplication({ worker: true });
  await application.database.setClock(TODAY);
  const { owner } = application.database;
  const county = await createSmallCounty(owner);
  const { districtId, organizations, posts, people } = county;
  const [personId, postId] = [randomUUID(), randomUUID()];
  await owner.query(
    `INSERT INTO person (district_id, id, code, name, name_pinyin, name_initials) VALUES ($1, $2, 'clerk', '苏明', 'c', 'c')`,
    [districtId, personId],
  );
  await owner.query(
    `INSERT INTO post (district_id, id, organization_id, code, title, kind, is_head) VALUES ($1, $2, $3, 'clerk', '党建办主任', '党建办主任', false)`,
    [districtId, postId, organizations.county],
  );
  await owner.query(
    `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on) VALUES ($1, $2, $3, $4, '任职', '2020-01-01')`,
    [districtId, randomUUID(), postId, personId],
  );
  await openTestAccount(application, 'clerk', { districtId, personId });
  await grantForTest(application, districtId, {
    capabilitySet: 'organization-clerk',
    rootOrganizationId: organizations.county,
    to: { postId },
  });
  for (const at of ['county', 'wangshu', 'banshan', 'orchard'] as const) {
    // With the password of the specs, without hashing it anew for each.
    await owner.query(
      `INSERT INTO account (id, username, password_hash, password_changed_at, district_id, person_id)
       SELECT $1, $2, password_hash, password_changed_at, district_id, $3 FROM account WHERE username = 'clerk'`,
      [randomUUID(), at, people[at]],
    );
    await grantForTest(application, districtId, {
      capabilitySet: 'officeholder',
      rootOrganizationId: organizations[at],
      to: { postId: posts[at] },
    });
  }
  const clients = new Map<Who, TestClient>();
  return {
    application,
    county,
    async as(who) {
      const client = clients.get(who) ?? (await application.signIn(who, TEST_PASSWORD));
      if (!clients.has(who)) await client.stepUp(TEST_PASSWORD);
      clients.set(who, client);
      return client;
    },
    async lists(...at) {
      const made: string[] = [];
      for (const place of at) {
        const listId = await county.addList({ at: place });
        await county.addItem({ listId });
        made.push(listId);
      }
      return made;
    },
    sql: async <Row extends object>(text: string, values: unknown[] = []) =>
      (await owner.query(text, values)).rows as Row[],
  };
}

/** What the clerk types once. */
export const template = (listIds: string[]): MakeAgreementsBody => ({
  year: 2026,
  title: '2026年度基层党建工作目标管理责任书',
  terms: '认真履行第一责任人职责。\n每半年报告一次。',
  listIds,
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  clauses: [
    { factKey: '发展党员.人数', label: '全年发展党员', target: '12', from: '2026-01-01', to: '2026-12-31' },
  ],
});

/** The body of an answer that must have gone well. */
export function ok<Body>(answer: TestResponse<Body>): Body {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** The code of the refusal that an answer is. */
export function codeOf(answer: TestResponse): string {
  return (answer.body as { code?: string }).code ?? `accepted with ${answer.status}`;
}

export const detail = async (who: TestClient, id: string): Promise<AgreementDetailDto> =>
  ok(await who.get<AgreementDetailDto>(`/api/agreements/${id}`));

/** An act on an agreement, as it stands unless a version is given. */
export async function act(
  who: TestClient,
  id: string,
  verb: string,
  body?: object,
  version?: number,
): Promise<TestResponse<AgreementDetailDto>> {
  const seen = await detail(who, id);
  return who.post<AgreementDetailDto>(`/api/agreements/${id}/${verb}`, {
    body: body ?? { digest: seen.digest },
    version: version ?? seen.version,
  });
}

/** Agreements for these posts, in the order of the tree. */
export async function make(kit: AgreementKit, ...at: SmallOrganization[]): Promise<string[]> {
  const clerk = await kit.as('clerk');
  const listIds = await kit.lists(...at);
  const { batches } = ok(
    await clerk.post<MadeAgreementsDto>('/api/agreement-batches', { body: template(listIds) }),
  );
  if (batches[0]?.made !== at.length) throw new Error(JSON.stringify(batches));
  const rows = ok(await clerk.get<AgreementPageDto>('/api/agreements?year=2026')).items;
  return at.map((place) => rows.find(({ postId }) => postId === kit.county.posts[place])!.id);
}
