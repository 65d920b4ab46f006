import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { counterDeltas } from '@zeren/domain/cycle/duties/duty-counters';
import type { Light } from '@zeren/domain/cycle/duties/duty-light';
import type { DueOutcome } from '@zeren/domain/cycle/duties/duty-turns';
import type { DataSource } from 'typeorm';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';
import { systemActor } from '../../platform/actor';
import type { Actor } from '../../platform/actor';
import { readConfiguration } from '../../platform/configuration/configuration';
import { createDataSource } from '../../platform/database/data-source';
import { readDatesAsStrings } from '../../platform/database/date-strings';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { PlatformModule } from '../../platform/platform.module';
import { DashboardModule } from './dashboard.module';

/** What a spec says of a duty that is counted. */
export interface CountedSpecDuty {
  readonly at: SmallOrganization;
  readonly domain: string;
  readonly light: Light;
  readonly dueOutcome: DueOutcome;
}

/** The room on a small county, and duties that are counted as the duties room counts them. */
export interface DashboardKit {
  readonly database: TestDatabase;
  readonly county: SmallCounty;
  readonly module: TestingModule;
  /** The same on the job process's role, which alone keeps counters. */
  readonly worker: TestingModule;
  actorOf(...roots: SmallOrganization[]): Actor;
  /** Adds a duty and its counter deltas in one transaction. */
  addCounted(duty: CountedSpecDuty): Promise<string>;
  /** Changes light and outcome of a duty with its deltas, as a report or a turn does. */
  turn(
    id: string,
    before: CountedSpecDuty,
    after: Pick<CountedSpecDuty, 'light' | 'dueOutcome'>,
  ): Promise<void>;
  close(): Promise<void>;
}

/** Opens the room on a database of its own. */
export async function openDashboard(): Promise<DashboardKit> {
  readDatesAsStrings();
  const database = await createTestDatabase();
  const county = await createSmallCounty(database.owner);
  const configuration = readConfiguration({
    APP_DATABASE_URL: database.appUrl,
    WORKER_DATABASE_URL: database.workerUrl,
  });
  const sources: DataSource[] = [];
  const openOn = async (url: string) => {
    const source = await createDataSource(url, [], 6).initialize();
    sources.push(source);
    const opened = await Test.createTestingModule({
      imports: [PlatformModule.forProcess('api', configuration, source), DashboardModule],
    }).compile();
    opened.useLogger(false);
    return opened;
  };
  const module = await openOn(database.appUrl);
  const worker = await openOn(database.workerUrl);
  const unitOfWork = module.get(UnitOfWork);
  const counted = ({ at, domain, light, dueOutcome }: CountedSpecDuty) => ({
    organizationId: county.organizations[at],
    domainCode: domain,
    year: 2026,
    state: 'owed' as const,
    light,
    dueOutcome,
  });
  return {
    database,
    county,
    module,
    worker,
    actorOf: (...roots) => ({
      ...systemActor(county.districtId, 'spec'),
      rootOrganizationIds: roots.map((root) => county.organizations[root]),
      seesWholeDistrict: false,
    }),
    async addCounted(duty) {
      const id = await county.addDuty({ ...duty, opensOn: '2026-01-01', dueOn: '2026-06-30' });
      await unitOfWork.write(systemActor(county.districtId, 'spec'), (tx) => {
        for (const delta of counterDeltas(null, counted(duty))) tx.count(delta);
        return Promise.resolve();
      });
      return id;
    },
    turn: (id, before, after) =>
      unitOfWork.write(systemActor(county.districtId, 'spec'), async (tx) => {
        await tx.change(
          'spec.turn',
          'UPDATE duty SET light = $3, due_outcome = $4 WHERE district_id = $1 AND id = $2',
          [county.districtId, id, after.light, after.dueOutcome],
        );
        for (const delta of counterDeltas(counted(before), counted({ ...before, ...after }))) tx.count(delta);
      }),
    async close() {
      await module.close();
      await worker.close();
      for (const source of sources) if (source.isInitialized) await source.destroy();
      await database.drop();
    },
  };
}
