import { randomUUID } from 'node:crypto';
import { ok } from '../../src/cycle/handover/handover.spec-kit';
import type { TestClient } from '../test-client';
import { openTestAccount, grantForTest, TEST_PASSWORD } from '../test-accounts';
import type { Race } from './race';
import type { World } from './world.spec-kit';

interface Seen {
  readonly id: string;
  readonly version: number;
  readonly digest: string;
}

const CLAUSE = { factKey: '发展党员.人数', label: '全年发展党员', target: '12' };

/** Agreements between the county and 望舒镇, one of a year each round; the leader and the clerk are two people. */
export const agreements = (world: () => World): Race[] => {
  let year = 2040;
  let leader: TestClient | undefined;

  /** The county's secretary is the clerk of the table; who keeps agreements beside them signs for no side. */
  const keeper = async (): Promise<TestClient> => {
    if (leader) return leader;
    const { application, county } = world().kit;
    const { districtId, organizations } = county;
    const [personId, postId] = [randomUUID(), randomUUID()];
    const sql = (text: string, values: unknown[]) => application.database.owner.query(text, values);
    await sql(
      `INSERT INTO person (district_id, id, code, name, name_pinyin, name_initials) VALUES ($1, $2, 'keeper', '苏明', 'k', 'k')`,
      [districtId, personId],
    );
    await sql(
      `INSERT INTO post (district_id, id, organization_id, code, title, kind, is_head)
       VALUES ($1, $2, $3, 'keeper', '党建办主任', '党建办主任', false)`,
      [districtId, postId, organizations.county],
    );
    await sql(
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on) VALUES ($1, $2, $3, $4, '任职', '2020-01-01')`,
      [districtId, randomUUID(), postId, personId],
    );
    await openTestAccount(application, 'keeper', { districtId, personId });
    const grant = { capabilitySet: 'organization-clerk', rootOrganizationId: organizations.county } as const;
    await grantForTest(application, districtId, { ...grant, to: { postId } });
    leader = await application.signIn('keeper', TEST_PASSWORD);
    await leader.stepUp(TEST_PASSWORD);
    return leader;
  };
  const made = async (): Promise<Seen> => {
    year += 1;
    const term = { from: `${year}-01-01`, to: `${year}-12-31` };
    const listId = await world().kit.county.addList({ at: 'wangshu', year });
    const body = {
      ...{ year, title: '责任书', terms: '', listIds: [listId], validFrom: term.from, validTo: term.to },
      clauses: [{ ...CLAUSE, ...term }],
    };
    const clerk = await keeper();
    ok(await clerk.post('/api/agreement-batches', { body }));
    const { items } = ok(await clerk.get<{ items: Seen[] }>(`/api/agreements?year=${year}`));
    return seen(items[0]!.id);
  };
  const seen = async (id: string): Promise<Seen> =>
    ok(await (await keeper()).get<Seen>(`/api/agreements/${id}`));
  const sign = async (who: TestClient, verb: string, { id, digest, version }: Seen): Promise<Seen> => {
    ok(await who.post(`/api/agreements/${id}/${verb}`, { body: { digest }, version }));
    return seen(id);
  };
  const signed = async () => sign(world().holder, 'sign', await made());
  const attempt = (
    who: TestClient,
    verb: string,
    { id, version, digest }: Seen,
    body: object = { digest },
  ) => ({
    ...{ who, url: `/api/agreements/${id}/${verb}`, body, version },
  });
  const race = (verb: string, prepare: Race['prepare']): Race => ({
    route: `POST /api/agreements/{id}/${verb}`,
    action: `agreement.${verb}`,
    prepare,
  });
  return [
    race('sign', async () => attempt(world().holder, 'sign', await made())),
    race('countersign', async () => attempt(world().clerk, 'countersign', await signed())),
    race('decline', async () => attempt(world().holder, 'decline', await made(), { reason: '目标过高' })),
    race('revise', async () => {
      const body = { title: '责任书', terms: '改过', clauses: [] };
      return attempt(await keeper(), 'revise', await made(), body);
    }),
    race('recall', async () => attempt(await keeper(), 'recall', await made(), { reason: '重新生成' })),
    race('amend', async () => {
      const agreement = await sign(world().clerk, 'countersign', await signed());
      const body = { validFrom: `${year}-07-01`, reason: '人数变化', clauses: [] };
      return attempt(await keeper(), 'amend', agreement, body);
    }),
  ];
};
