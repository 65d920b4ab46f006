import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { INSTALLATION_DISTRICT_ID } from '@zeren/domain/registry/identity/installation-district';
import { ADMINISTRATOR_PERMISSIONS, CAPABILITY_SETS } from '@zeren/domain/registry/access/permissions';
import type { Administrator, CapabilitySet, Permission } from '@zeren/domain/registry/access/permissions';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { TestClient } from '../../../test/test-client';

const THREE = Object.keys(ADMINISTRATOR_PERMISSIONS) as Administrator[];

interface Operation {
  readonly method: string;
  readonly url: string;
  readonly permission: Permission;
}

describe('the three administrators (等保 三员)', () => {
  let application: TestApplication;
  let county: SmallCounty;
  const ids = new Map<Administrator, string>();
  const clients = new Map<Administrator, TestClient>();

  beforeAll(async () => {
    application = await createTestApplication();
    await application.database.setClock('2026-11-23T01:00:00Z');
    county = await createSmallCounty(application.database.owner);
    for (const administrator of THREE) {
      ids.set(administrator, await openTestAccount(application, administrator, { administrator }));
      clients.set(administrator, await application.signIn(administrator, TEST_PASSWORD));
    }
  });
  afterAll(() => application.close());

  const asRuntimeRole = async (statement: string, values: unknown[]): Promise<string> => {
    const { owner } = application.database;
    await owner.query('SET ROLE zeren_app');
    // As far as row-level security lets anybody: the security administrator in this county.
    await owner.query(
      `SELECT set_config('app.district', $1, false), set_config('app.administrator', 'security', false)`,
      [county.districtId],
    );
    try {
      return await sqlState(owner, statement, values);
    } finally {
      await owner.query('RESET ROLE; RESET app.district; RESET app.administrator');
    }
  };
  const operations = async (): Promise<Operation[]> => {
    const document = await application.client().get<{
      paths: Record<string, Record<string, { 'x-permission'?: Permission }>>;
    }>('/api/openapi.json');
    return Object.entries(document.body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { 'x-permission': permission }]) =>
        permission ? [{ method, url: path.replace(/\{\w+\}/g, randomUUID()), permission }] : [],
      ),
    );
  };
  const codeOf = async (client: TestClient, { method, url }: Operation): Promise<string | undefined> => {
    const send = client[method as 'get' | 'post' | 'put' | 'delete'];
    return (await send<{ code?: string }>(url)).body.code;
  };

  describe('exclude each other, even by direct SQL:', () => {
    const CHECK = '23514';
    const DENIED = '42501';
    const insert = `INSERT INTO account (id, username, password_hash, password_changed_at, district_id, person_id, administrator)
                    VALUES ($1, $2, 'x', now(), $3, $4, $5)`;
    const opening = (personId: string | null, administrator: string | null) => [
      randomUUID(),
      randomUUID(),
      personId ? county.districtId : INSTALLATION_DISTRICT_ID,
      personId,
      administrator,
    ];

    it('the owner of the database cannot open an account that is two of them, a person and one of them, or neither', async () => {
      const { owner } = application.database;
      for (const both of ['system,audit', 'system security', 'everything']) {
        expect(await sqlState(owner, insert, opening(null, both))).toBe(CHECK);
      }
      for (const administrator of THREE) {
        expect(await sqlState(owner, insert, opening(county.people.village, administrator))).toBe(CHECK);
      }
      expect(await sqlState(owner, insert, opening(null, null))).toBe(CHECK);
      expect(
        await sqlState(owner, `UPDATE account SET person_id = $2, district_id = $3 WHERE id = $1`, [
          ids.get('audit'),
          county.people.village,
          county.districtId,
        ]),
      ).toBe(CHECK);
    });

    it('the program cannot turn one into another, nor a person into one', async () => {
      for (const change of [`administrator = 'audit'`, `person_id = NULL`, `district_id = district_id`]) {
        const update = `UPDATE account SET ${change} WHERE id = $1`;
        expect([change, await asRuntimeRole(update, [ids.get('system')])]).toEqual([change, DENIED]);
      }
    });

    it('none of them can be granted anything of the business: a grant is for a post or a person', async () => {
      const grant = `INSERT INTO capability_grant (district_id, id, capability_set, root_organization_id, person_id, valid_from)
                     VALUES ($1, $2, 'leader', $3, $4, '2026-01-01')`;
      const { districtId, organizations } = county;
      const to = (personId: string | null) => [districtId, randomUUID(), organizations.county, personId];
      expect(await asRuntimeRole(grant, to(ids.get('security')!))).toBe('23503');
      expect(await asRuntimeRole(grant, to(null))).toBe(CHECK);
    });
  });

  it('hold disjoint permissions of their own, which no capability set contains', () => {
    const own = THREE.map((administrator) =>
      ADMINISTRATOR_PERMISSIONS[administrator].filter((permission) =>
        /^(accounts|grants|audit)\./.test(permission),
      ),
    );
    expect(own.map((permissions) => permissions.length > 0)).toEqual([true, true, true]);
    expect(new Set(own.flat()).size).toBe(own.flat().length);
    const granted = new Set<Permission>(Object.values(CAPABILITY_SETS).flat());
    expect(own.flat().filter((permission) => granted.has(permission))).toEqual([]);
  });

  it('reach each only their own routes, of all that there are', async () => {
    const all = await operations();
    expect(all.length).toBeGreaterThan(40);
    for (const administrator of THREE) {
      const held: readonly Permission[] = ADMINISTRATOR_PERMISSIONS[administrator];
      const client = clients.get(administrator)!;
      for (const operation of all.filter(({ permission }) => !held.includes(permission))) {
        const told = [administrator, operation.permission, operation.method, await codeOf(client, operation)];
        expect(told).toEqual([...told.slice(0, 3), 'access.permission-missing']);
      }
    }
  });

  it('keep theirs: whoever holds every capability set reaches none of their routes', async () => {
    const { districtId, people, posts, organizations } = county;
    await openTestAccount(application, 'everything', { districtId, personId: people.county });
    for (const capabilitySet of Object.keys(CAPABILITY_SETS) as CapabilitySet[]) {
      const rootOrganizationId = organizations.county;
      await grantForTest(application, districtId, {
        capabilitySet,
        rootOrganizationId,
        to: { postId: posts.county },
      });
    }
    const client = await application.signIn('everything', TEST_PASSWORD);
    const granted = new Set<Permission>(Object.values(CAPABILITY_SETS).flat());
    const theirs = (await operations()).filter(({ permission }) => !granted.has(permission));
    expect(theirs.length).toBeGreaterThan(10);
    for (const operation of theirs) {
      expect([operation.url, await codeOf(client, operation)]).toEqual([
        operation.url,
        'access.permission-missing',
      ]);
    }
  });

  it('leave a record of each act: who, what, where', async () => {
    const [system, security] = [clients.get('system')!, clients.get('security')!];
    const opened = await system.post<{ id: string }>('/api/accounts', {
      body: { username: 'recorded', personId: county.people.orchard },
    });
    await system.post(`/api/accounts/${opened.body.id}/disable`, { version: 1 });
    await security.stepUp(TEST_PASSWORD);
    await security.put('/api/session/district', { body: { districtId: county.districtId } });
    const granted = await security.post<{ id: string }>('/api/grants', {
      body: {
        capabilitySet: 'leader',
        rootOrganizationId: county.organizations.orchard,
        postId: county.posts.orchard,
      },
    });
    await security.post(`/api/grants/${granted.body.id}/revoke`, { version: 1, body: {} });
    const { rows } = await application.database.owner.query<{
      account: string;
      action: string;
      home: boolean;
    }>(
      `SELECT account_id AS account, action, district_id = $2 AS home FROM audit_entry
       WHERE account_id = ANY($1::uuid[]) AND action NOT LIKE 'access.deny%' AND action <> 'session.begin'
       ORDER BY at, id`,
      [[ids.get('system'), ids.get('security')], INSTALLATION_DISTRICT_ID],
    );
    const acts = rows.map(({ account, action, home }) => [
      account === ids.get('system') ? 'system' : 'security',
      action,
      home,
    ]);
    expect(acts).toEqual([
      ['system', 'session.open', true],
      ['security', 'session.open', true],
      ['system', 'account.open', true],
      ['system', 'account.disable', true],
      ['security', 'session.step-up', true],
      ['security', 'session.work-in', true],
      ['security', 'capability-grant.grant', false],
      ['security', 'capability-grant.revoke', false],
    ]);
  });
});

/** The state that a statement fails with; 'done' when it does not. */
async function sqlState(client: Client, statement: string, values: unknown[]): Promise<string> {
  try {
    await client.query(statement, values);
    return 'done';
  } catch (error) {
    return (error as { code: string }).code;
  }
}
