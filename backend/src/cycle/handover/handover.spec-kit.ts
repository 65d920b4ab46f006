import { dayAfter } from '@zeren/domain/registry/calendar/calendar-days';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { randomUUID } from 'node:crypto';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { TestClient, TestResponse } from '../../../test/test-client';
import type { HandoverDetailDto, HandoverRowDto, HandoverTodoDto } from './dto/handover.dto';

/** Somebody with an account; what they hold is another matter. */
export interface SpecPerson {
  readonly personId: string;
  readonly name: string;
  readonly username: string;
}

/** A village below 望舒镇党委 with its secretary, whose post a spec lets change hands. */
export interface SpecVillage {
  readonly organizationId: string;
  readonly postId: string;
  readonly secretary: SpecPerson;
  readonly tenureId: string;
}

/** Today in the specs, a Wednesday; the day before is the last of those who leave. */
export const TODAY = '2026-07-01T02:00:00Z';

/** The whole back end with the small county in it, and people at their browsers. */
export interface HandoverKit {
  readonly application: TestApplication;
  readonly county: SmallCounty;
  /** Sets the clock and forgets the sessions of before. */
  on(instant: string): Promise<void>;
  /** A browser signed in, with the password just confirmed; the county's secretary is the clerk. */
  as(who: SpecPerson | 'county' | 'wangshu' | 'banshan' | 'orchard'): Promise<TestClient>;
  person(name: string): Promise<SpecPerson>;
  village(): Promise<SpecVillage>;
  /** A duty of the village's secretary, counted, in their one list, which waits for its receipt. */
  duty(village: SpecVillage, duty: { title: string; opensOn: string; dueOn: string }): Promise<string>;
  /** Ends a tenure on its last day, and begins the successor's on the next, if there is one. Answers the new tenure. */
  change(
    village: SpecVillage,
    change: { lastDay?: string; to?: SpecPerson; tenureId?: string; kind?: string; endReason?: string },
  ): Promise<string>;
  /** Somebody takes the vacant post. */
  appoint(village: SpecVillage, to: SpecPerson, startsOn: string, kind?: string): Promise<string>;
  /** The handovers of a post that were not called off, in the order in which they were opened. */
  handoversOf(village: SpecVillage): Promise<HandoverRowDto[]>;
  sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function openHandovers(settings: Readonly<Record<string, string>> = {}): Promise<HandoverKit> {
  const application = await createTestApplication({ worker: true, settings });
  await application.database.setClock(TODAY);
  const { owner } = application.database;
  const county = await createSmallCounty(owner);
  const { districtId, organizations, posts, people } = county;
  for (const at of ['county', 'wangshu', 'banshan', 'orchard'] as const) {
    if (at === 'county') await openTestAccount(application, at, { districtId, personId: people[at] });
    else await cloneAccount(at, people[at]);
    await grantForTest(application, districtId, {
      capabilitySet: at === 'county' ? 'organization-clerk' : 'officeholder',
      rootOrganizationId: organizations[at],
      to: { postId: posts[at] },
    });
  }
  const clients = new Map<string, TestClient>();
  const lists = new Map<string, string>();
  let made = 0;
  let now = TODAY;

  /** An account with the password of the specs, without hashing it anew for each. */
  async function cloneAccount(username: string, personId: string): Promise<void> {
    await owner.query(
      `INSERT INTO account (id, username, password_hash, password_changed_at, district_id, person_id)
       SELECT $1, $2, password_hash, password_changed_at, district_id, $3 FROM account WHERE username = 'county'`,
      [randomUUID(), username, personId],
    );
  }

  const kit: HandoverKit = {
    application,
    county,
    async on(instant) {
      if (instant === now) return;
      now = instant;
      await application.database.setClock(instant);
      clients.clear();
    },
    async as(who) {
      const username = typeof who === 'string' ? who : who.username;
      const known = clients.get(username);
      if (known) return known;
      const client = await application.signIn(username, TEST_PASSWORD);
      await client.stepUp(TEST_PASSWORD);
      clients.set(username, client);
      return client;
    },
    async person(name) {
      const personId = randomUUID();
      const username = `person-${++made}`;
      await owner.query(
        `INSERT INTO person (district_id, id, code, name, name_pinyin, name_initials) VALUES ($1, $2, $3, $4, $3, $3)`,
        [districtId, personId, `spec-${username}`, name],
      );
      await cloneAccount(username, personId);
      return { personId, name, username };
    },
    async village() {
      const [organizationId, postId, tenureId] = [randomUUID(), randomUUID(), randomUUID()];
      const secretary = await kit.person('林小满');
      const code = `spec-village-${made}`;
      await owner.query(
        `INSERT INTO organization (district_id, id, parent_id, code, name_zh, name_pinyin, name_initials, kind_code,
                                   level_code, domain_code, l2_id, l3_id, sort)
         SELECT district_id, $2, parent_id, $3, '青石村党支部', $3, $3, kind_code, level_code, domain_code, l2_id, $2, sort
         FROM organization WHERE id = $1`,
        [organizations.village, organizationId, code],
      );
      await owner.query(
        `INSERT INTO organization_closure (district_id, ancestor_id, descendant_id, via, depth)
         SELECT district_id, CASE depth WHEN 0 THEN $2 ELSE ancestor_id END, $2, via, depth
         FROM organization_closure WHERE descendant_id = $1`,
        [organizations.village, organizationId],
      );
      await owner.query(
        `INSERT INTO post (district_id, id, organization_id, code, title, kind, is_head)
         VALUES ($1, $2, $3, $4, '村党组织书记', '村党组织书记', true)`,
        [districtId, postId, organizationId, code],
      );
      await owner.query(
        `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on) VALUES ($1, $2, $3, $4, '任职', '2020-01-01')`,
        [districtId, tenureId, postId, secretary.personId],
      );
      return { organizationId, postId, secretary, tenureId };
    },
    async duty({ organizationId, postId }, duty) {
      const known = lists.get(postId);
      const listId = known ?? (await county.addList({ at: 'village' }));
      lists.set(postId, listId);
      const move = (table: string, row: string) =>
        owner.query(`UPDATE ${table} SET post_id = $2, organization_id = $3, l3_id = $3 WHERE id = $1`, [
          row,
          postId,
          organizationId,
        ]);
      if (!known) await move('responsibility_list', listId);
      const id = await county.addDuty({ at: 'village', listId, ...duty });
      await move('duty', id);
      await owner.query(
        `INSERT INTO counter_delta (district_id, organization_id, measure, domain, bucket, year, amount)
         SELECT district_id, organization_id, 'duty', domain_code, light, year, 1 FROM duty WHERE id = $1`,
        [id],
      );
      return id;
    },
    async change(
      village,
      { lastDay = '2026-06-30', to, tenureId = village.tenureId, kind, endReason = '调离' },
    ) {
      const [row] = await kit.sql<{ version: number }>('SELECT version FROM tenure WHERE id = $1', [
        tenureId,
      ]);
      const { version } = row!;
      const clerk = await kit.as('county');
      const answer = to
        ? await clerk.post<{ id: string }>('/api/tenures', {
            body: {
              postId: village.postId,
              personId: to.personId,
              kind: kind ?? '任职',
              startsOn: dayAfter(lastDay),
              replaces: [{ tenureId, version, endReason }],
            },
          })
        : await clerk.post<{ id: string }>(`/api/tenures/${tenureId}/end`, {
            body: { endsOn: lastDay, endReason },
            version,
          });
      await application.settle();
      return ok(answer).id;
    },
    async appoint({ postId }, { personId }, startsOn, kind = '任职') {
      const body = { postId, personId, kind, startsOn };
      const answer = await (await kit.as('county')).post<{ id: string }>('/api/tenures', { body });
      await application.settle();
      return ok(answer).id;
    },
    async handoversOf({ postId }) {
      const clerk = await kit.as('county');
      const rows: HandoverRowDto[] = [];
      for (const view of ['open', 'done']) {
        const url = `/api/handovers?view=${view}&postId=${postId}`;
        rows.push(...ok(await clerk.get<{ items: HandoverRowDto[] }>(url)).items);
      }
      return rows.sort((a, b) => a.id.localeCompare(b.id));
    },
    async sql<Row extends object>(text: string, values: unknown[] = []) {
      return (await owner.query(text, values)).rows as Row[];
    },
    close: () => application.close(),
  };
  return kit;
}

/** The body of an answer that must have gone well. */
export function ok<Body>(answer: TestResponse<Body>): Body {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** The code of the refusal that an answer is. */
export function codeOf(answer: TestResponse): string {
  return (answer.body as { code?: string }).code ?? `accepted with ${answer.status}`;
}

export const detail = async (who: TestClient, id: string): Promise<HandoverDetailDto> =>
  ok(await who.get<HandoverDetailDto>(`/api/handovers/${id}`));

export const todo = async (who: TestClient): Promise<HandoverTodoDto> =>
  ok(await who.get<HandoverTodoDto>('/api/handovers/todo'));

/** An act on a handover, as it stands unless a version is given. */
export async function act(
  who: TestClient,
  id: string,
  verb: string,
  body: object = {},
  version?: number,
): Promise<TestResponse<HandoverDetailDto>> {
  const seen = version ?? (await detail(who, id)).version;
  return who.post<HandoverDetailDto>(`/api/handovers/${id}/${verb}`, { body, version: seen });
}
