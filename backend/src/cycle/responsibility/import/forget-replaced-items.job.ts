import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { systemActor } from '../../../platform/actor';
import { RUNTIME_DATA_SOURCE } from '../../../platform/database/runtime-data-source';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { HandlesJob } from '../../../platform/jobs/job-handler';
import type { JobHandler } from '../../../platform/jobs/job-handler';
import { UndoListImportRepository } from './undo-list-import.repository';

const BATCH = 1_000;

/** An import can be taken back for 30 days; then what it replaced is forgotten. Once a day. */
@Injectable()
@HandlesJob({ name: 'responsibility.forget-replaced-items', everySeconds: 86_400 })
export class ForgetReplacedItemsJob implements JobHandler {
  constructor(
    @Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: UndoListImportRepository,
  ) {}

  async run(): Promise<void> {
    for (const { id } of await this.dataSource.query<{ id: string }[]>('SELECT id FROM district')) {
      for (let forgotten = BATCH; forgotten === BATCH;) {
        forgotten = await this.unitOfWork.write(
          systemActor(id, 'responsibility.forget-replaced-items'),
          (tx) => this.repository.forgetOld(tx, BATCH),
        );
      }
    }
  }
}
