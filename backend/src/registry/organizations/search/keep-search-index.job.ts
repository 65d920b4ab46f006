import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { systemActor } from '../../../platform/actor';
import { RUNTIME_DATA_SOURCE } from '../../../platform/database/runtime-data-source';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { HandlesJob } from '../../../platform/jobs/job-handler';
import type { JobHandler } from '../../../platform/jobs/job-handler';
import { SearchIndex } from './search-index';

/** Once an hour: names that came without being indexed, with an older version or past the program, are found too. */
@Injectable()
@HandlesJob({ name: 'organizations.keep-search-index', everySeconds: 3_600 })
export class KeepSearchIndexJob implements JobHandler {
  constructor(
    @Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly index: SearchIndex,
  ) {}

  async run(): Promise<void> {
    const districts = await this.dataSource.query<{ id: string }[]>(`SELECT id FROM district ORDER BY id`);
    for (const { id } of districts) {
      await this.unitOfWork.write(systemActor(id, 'organizations.keep-search-index'), (tx) =>
        this.index.keepAll(tx),
      );
    }
  }
}
