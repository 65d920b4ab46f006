import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { JobRegistry } from '../../src/platform/jobs/job-registry';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../test-accounts';
import { createTestApplication } from '../test-application';
import type { TestApplication } from '../test-application';
import type { TestClient } from '../test-client';

export const START = '2026-11-23T01:00:00Z';

export interface Answer {
  readonly code?: string;
  readonly next?: string;
  readonly id?: string;
  readonly passwordDue?: string | null;
  readonly sentences?: { readonly zh: string };
}

/** A county with the three administrators and people, as the rows of 等保 ask about it. */
export class ProtectedCounty {
  private people = 0;

  private constructor(
    readonly application: TestApplication,
    readonly county: SmallCounty,
  ) {}

  static async create(): Promise<ProtectedCounty> {
    const application = await createTestApplication({ worker: true, settings: { PASSWORD_DAYS: '90' } });
    await application.database.setClock(START);
    const county = await createSmallCounty(application.database.owner);
    for (const administrator of ['system', 'security', 'audit'] as const)
      await openTestAccount(application, administrator, { administrator });
    return new ProtectedCounty(application, county);
  }

  close(): Promise<void> {
    return this.application.close();
  }

  later(minutes: number): Promise<void> {
    return this.application.database.setClock(new Date(Date.parse(START) + minutes * 60_000).toISOString());
  }

  /** Every job that the product runs by itself, one after the other. */
  async housekeeping(): Promise<void> {
    const { worker } = this.application;
    const ticking = worker
      .get(JobRegistry)
      .all()
      .filter(({ options }) => options.everySeconds !== undefined);
    for (const { options } of ticking) await this.application.runJob(options.name);
  }

  async rows<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.application.database.owner.query<Row>(text, [...values])).rows;
  }

  /** Somebody new with an account and, when asked for, a clerk's grant over the county. */
  async somebody({ clerk = false } = {}): Promise<{ username: string; id: string; personId: string }> {
    const { districtId, organizations, posts } = this.county;
    const username = `somebody-${++this.people}`;
    const personId = randomUUID();
    await this.rows(
      `INSERT INTO person (district_id, id, code, name, name_pinyin, name_initials) VALUES ($1, $2, $3, '林清和', 'lin qing he', 'lqh')`,
      [districtId, personId, username],
    );
    await this.rows(
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on) VALUES ($1, $2, $3, $4, '借调', '2026-01-01')`,
      [districtId, randomUUID(), posts.county, personId],
    );
    if (clerk) {
      await grantForTest(this.application, districtId, {
        capabilitySet: 'organization-clerk',
        rootOrganizationId: organizations.county,
        to: { personId },
      });
    }
    const id = await openTestAccount(this.application, username, { districtId, personId });
    return { username, id, personId };
  }

  signIn(username: string): Promise<TestClient> {
    return this.application.signIn(username, TEST_PASSWORD);
  }

  /** Who holds a grant over the district of the county, confirmed and at work there. */
  async security(): Promise<TestClient> {
    const client = await this.signIn('security');
    await client.stepUp(TEST_PASSWORD);
    await client.put('/api/session/district', { body: { districtId: this.county.districtId } });
    return client;
  }

  /** The code with which a statement is refused to a role; 'done' when it is not. */
  async refusalOf(url: string, statement: string, values: readonly unknown[] = []): Promise<string> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return await client.query(statement, [...values]).then(
        () => 'done',
        (error: Error & { code: string }) => error.code,
      );
    } finally {
      await client.end();
    }
  }
}

export const copyOf = (application: TestApplication, client: TestClient): TestClient => {
  const copy = application.client();
  for (const [name, value] of client.cookies) copy.cookies.set(name, value);
  return copy;
};
