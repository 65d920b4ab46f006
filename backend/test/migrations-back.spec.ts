import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';
import type { QueryRunner } from 'typeorm';
import { ElectedToVacantPosts1700000000079 } from '../migrations/079-elected-to-vacant-posts';

describe('the way back over a migration', () => {
  let database: TestDatabase;

  beforeAll(async () => (database = await createTestDatabase()));
  afterAll(() => database.drop());

  it('of elections keeps one row of a tenure that stands for its beginning and for its end', async () => {
    const { districtId, organizations, posts, tenures } = await createSmallCounty(database.owner);
    const elected = async (on: string, at: 'village' | 'orchard', wasVacant: boolean) => {
      const id = randomUUID();
      await database.owner.query(
        `INSERT INTO handover_batch (district_id, id, organization_id, name, elected_on, created_at)
         VALUES ($1, $2, $3, '换届', $4, now())`,
        [districtId, id, organizations.county, on],
      );
      await database.owner.query(
        `INSERT INTO handover_batch_post (district_id, batch_id, post_id, cause_tenure_id, was_vacant)
         VALUES ($1, $2, $3, $4, $5)`,
        [districtId, id, posts[at], tenures[at], wasVacant],
      );
    };
    await elected('2021-03-01', 'village', true);
    await elected('2026-03-01', 'village', false);
    await elected('2026-04-01', 'orchard', true);
    const runner = { query: (sql: string) => database.owner.query(sql) } as unknown as QueryRunner;
    await new ElectedToVacantPosts1700000000079().down(runner);
    const { rows } = await database.owner.query<{ cause: string }>(
      'SELECT cause_tenure_id AS cause FROM handover_batch_post',
    );
    expect(rows.map(({ cause }) => cause).sort()).toEqual([tenures.village, tenures.orchard].sort());
  });
});
