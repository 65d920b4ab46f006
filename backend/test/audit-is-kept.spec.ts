import { Client } from 'pg';
import { createSmallCounty } from '@zeren/testing/small-county';
import { RecordKeys } from '../src/platform/record/record-keys';
import { createTestApplication } from './test-application';
import type { TestApplication } from './test-application';
import { grantForTest, openTestAccount, TEST_PASSWORD } from './test-accounts';
import type { TestClient } from './test-client';

describe('the record', () => {
  let application: TestApplication;
  let clerk: TestClient;

  beforeAll(async () => {
    application = await createTestApplication();
    const county = await createSmallCounty(application.database.owner);
    const { districtId } = county;
    await openTestAccount(application, 'clerk', { districtId, personId: county.people.county });
    await grantForTest(application, districtId, {
      capabilitySet: 'organization-clerk',
      rootOrganizationId: county.organizations.county,
      to: { postId: county.posts.county },
    });
    clerk = await application.signIn('clerk', TEST_PASSWORD);
  });
  afterAll(() => application.close());

  const count = async (table: string) =>
    (await application.database.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))
      .rows[0]!.n;
  /** An act over HTTP that changes one row and leaves one entry. */
  const speak = (locale: string) => clerk.put('/api/session/locale', { body: { locale } });
  const spoken = async () => (await clerk.get<{ locale: string }>('/api/session')).body.locale;

  // That it is there after half a year: test/protection/access-and-audit.spec.ts, 8.1.4.3 c.
  it('can be shortened by neither role', async () => {
    const before = await count('audit_entry');
    for (const url of [application.database.appUrl, application.database.workerUrl]) {
      const client = new Client({ connectionString: url });
      await client.connect();
      for (const table of ['audit_entry', 'audit_leaf', 'audit_subtree', 'audit_checkpoint']) {
        for (const attempt of [
          `DELETE FROM ${table}`,
          `TRUNCATE ${table}`,
          `DROP TABLE ${table}`,
          `ALTER TABLE ${table} ADD COLUMN x int`,
          ...(table === 'audit_entry'
            ? [`UPDATE ${table} SET action = 'x'`, `UPDATE ${table} SET after = NULL`]
            : []),
        ]) {
          await expect(client.query(attempt)).rejects.toThrow(/permission denied|must be owner/);
        }
      }
      await client.end();
    }
    expect(await count('audit_entry')).toBe(before);
  });

  it('takes the business write with it when an entry cannot be written, over HTTP', async () => {
    const owner = application.database.owner;
    expect([(await speak('en')).status, await spoken()]).toEqual([200, 'en']);
    const entries = await count('audit_entry');
    await owner.query(
      `ALTER TABLE audit_entry ADD CONSTRAINT broken CHECK (action <> 'account.set-locale') NOT VALID`,
    );
    try {
      const failed = await speak('zh-CN');
      expect(failed.status).toBeGreaterThanOrEqual(500);
      expect(failed.headers['content-type']).toContain('application/problem+json');
      expect([await count('audit_entry'), await spoken()]).toEqual([entries, 'en']);
    } finally {
      await owner.query('ALTER TABLE audit_entry DROP CONSTRAINT broken');
    }
    expect([(await speak('zh-CN')).status, await spoken()]).toEqual([200, 'zh-CN']);
  });

  it('takes the business write with it when the keys of the record are gone', async () => {
    const keys = application.api.get(RecordKeys, { strict: false });
    const lost = jest.spyOn(keys, 'entryKey', 'get').mockImplementation(() => {
      throw new Error('ENOENT');
    });
    expect((await speak('en')).status).toBeGreaterThanOrEqual(500);
    lost.mockRestore();
    expect(await spoken()).toBe('zh-CN');
  });
});
