import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { HandlesJob } from '../../../platform/jobs/job-handler';
import type { JobHandler } from '../../../platform/jobs/job-handler';
import { DistrictsRepository } from '../districts.repository';
import { SearchIndex } from './search-index';

/** Once an hour: names that came without being indexed, with an older version or past the program, are found too. */
@Injectable()
@HandlesJob({ name: 'organizations.keep-search-index', everySeconds: 3_600 })
export class KeepSearchIndexJob implements JobHandler {
  constructor(
    private readonly districts: DistrictsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly index: SearchIndex,
  ) {}

  async run(): Promise<void> {
    for (const id of await this.districts.all()) {
      await this.unitOfWork.write(systemActor(id, 'organizations.keep-search-index'), (tx) =>
        this.index.keepAll(tx),
      );
    }
  }
}
