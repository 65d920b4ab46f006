import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { counterDeltas } from '@zeren/domain/cycle/duties/duty-counters';
import type { CountedDuty } from '@zeren/domain/cycle/duties/duty-counters';
import type { CadenceClause } from '@zeren/domain/cycle/responsibility/cadence-clause';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';
import { ENTITIES } from '../../app.module';
import { systemActor } from '../../platform/actor';
import type { Actor } from '../../platform/actor';
import { readConfiguration } from '../../platform/configuration/configuration';
import { createDataSource } from '../../platform/database/data-source';
import { readDatesAsStrings } from '../../platform/database/date-strings';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { WriteTx } from '../../platform/database/transaction';
import { JobQueue } from '../../platform/jobs/job-queue';
import { PlatformModule } from '../../platform/platform.module';
import { DutiesModule } from './duties.module';

/** An item of a list, as specs speak of one. */
export interface SpecItem {
  readonly clauses: readonly CadenceClause[];
  readonly text?: string;
  readonly domain?: string;
  readonly lineageId?: string;
}

/** The room on a database of its own, with a small county in it. */
export interface DutiesKit {
  readonly database: TestDatabase;
  readonly county: SmallCounty;
  readonly module: TestingModule;
  readonly unitOfWork: UnitOfWork;
  /** The holder of an organisation's head post, seeing its subtree. */
  actor(at: SmallOrganization): Actor;
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>;
  /** An issued list of the organisation's head post with these items. */
  issuedList(
    at: SmallOrganization,
    items: readonly SpecItem[],
    options?: { issuedAt?: string; year?: number },
  ): Promise<string>;
  /** Sums of the counter deltas written so far, and the same counted anew from the rows. */
  counted(): Promise<{ deltas: Record<string, number>; recount: Record<string, number> }>;
  close(): Promise<void>;
}

/** Opens the room as one of the two processes does; jobs are run by hand. */
export async function openDuties(process: 'api' | 'worker' = 'api'): Promise<DutiesKit> {
  readDatesAsStrings();
  const database = await createTestDatabase();
  const county = await createSmallCounty(database.owner);
  const folder = mkdtempSync(join(tmpdir(), 'zeren-duties-spec-'));
  const configuration = readConfiguration({
    APP_DATABASE_URL: database.appUrl,
    WORKER_DATABASE_URL: database.workerUrl,
    DATA_DIR: folder,
  });
  const source = await createDataSource(
    process === 'api' ? database.appUrl : database.workerUrl,
    ENTITIES,
    8,
  ).initialize();
  const module = await Test.createTestingModule({
    imports: [PlatformModule.forProcess(process, configuration, source), DutiesModule],
  })
    .overrideProvider(JobQueue)
    .useValue({ add: () => Promise.resolve(true), addMany: () => Promise.resolve(true) } satisfies JobQueue)
    .compile();
  module.useLogger(false);
  await module.init();
  const unitOfWork = module.get(UnitOfWork);
  const system = systemActor(county.districtId, 'spec');

  return {
    database,
    county,
    module,
    unitOfWork,
    actor: (at) => ({
      ...system,
      accountId: randomUUID(),
      personId: county.people[at],
      tenureId: county.tenures[at],
      postId: county.posts[at],
      organizationId: county.organizations[at],
      rootOrganizationIds: [county.organizations[at]],
      seesWholeDistrict: false,
    }),
    write: (work) => unitOfWork.write(system, work),
    issuedList: async (at, items, { issuedAt = '2026-01-05T02:00:00Z', year = 2026 } = {}) => {
      const listId = await county.addList({ at, issuedAt, year });
      for (const [sort, item] of items.entries()) {
        await database.owner.query(
          `INSERT INTO responsibility_item (district_id, id, list_id, lineage_id, sort, text_zh, dimension_code, domain_code,
                                            level_code, type_code, cadence_phrase, cadence_clauses, basis)
           VALUES ($1, $2, $3, $4, $5, $6, '组织建设', $7, '村', '活动', '每季度', $8, '示例')`,
          [
            county.districtId,
            randomUUID(),
            listId,
            item.lineageId ?? randomUUID(),
            sort,
            item.text ?? '主持召开支部党员大会',
            item.domain ?? '农村',
            JSON.stringify(item.clauses),
          ],
        );
      }
      return listId;
    },
    counted: async () => {
      const { rows: deltas } = await database.owner.query<{ key: string; amount: string }>(
        `SELECT concat_ws(' ', organization_id, domain, year, measure, bucket) AS key, sum(amount) AS amount
         FROM counter_delta GROUP BY 1 HAVING sum(amount) <> 0`,
      );
      const { rows: duties } = await database.owner.query<CountedDuty>(
        `SELECT organization_id AS "organizationId", domain_code AS "domainCode", year, state, light,
                due_outcome AS "dueOutcome" FROM duty`,
      );
      const recount: Record<string, number> = {};
      for (const cell of duties.flatMap((duty) => counterDeltas(null, duty))) {
        const key = `${cell.organizationId} ${cell.domain} ${cell.year} ${cell.measure} ${cell.bucket}`;
        recount[key] = (recount[key] ?? 0) + cell.amount;
      }
      return { deltas: Object.fromEntries(deltas.map((row) => [row.key, Number(row.amount)])), recount };
    },
    close: async () => {
      await module.close();
      await source.destroy();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** 每季度末月25日前 */
export const QUARTERLY: CadenceClause = {
  kind: 'quarterly',
  window: { opens: 'period' },
  deadline: { at: 'period', month: 'last', day: 25 },
  unit: 'day',
  label: '',
  shift: 'none',
};

/** 每月5日前, moved to the next working day. */
export const MONTHLY: CadenceClause = {
  kind: 'monthly',
  window: { opens: 'period' },
  deadline: { at: 'period', month: 'first', day: 5 },
  unit: 'day',
  label: '',
  shift: 'next',
};

/** The code of the refusal that `work` ends with, or 'accepted'. */
export async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => 'accepted',
    (error: { refusal?: { code: string } }) => {
      if (!error.refusal) throw error as unknown as Error;
      return error.refusal.code;
    },
  );
}
