import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { measureEnded } from '@zeren/domain/cycle/accountability/accountability-events';
import { systemActor } from '../../platform/actor';
import { RUNTIME_DATA_SOURCE } from '../../platform/database/runtime-data-source';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { measureSeal } from './accountability-seals';
import { MeasuresRepository } from './measures.repository';

const BATCH = 200;

/** Effects end by themselves on the day after their last: sealed, told, and from then on masked. */
@Injectable()
export class MeasureEnding {
  constructor(
    @Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly measures: MeasuresRepository,
  ) {}

  /** In every district: none is entered whose rows could be seen from outside it. Answers how many ended. */
  async endAll(requestId: string): Promise<number> {
    const districts = await this.dataSource.query<{ id: string }[]>('SELECT id FROM district');
    let ended = 0;
    for (const { id } of districts) ended += await this.endIn(id, requestId);
    return ended;
  }

  private async endIn(districtId: string, requestId: string): Promise<number> {
    let ended = 0;
    for (let batch = BATCH; batch === BATCH; ended += batch) {
      batch = await this.unitOfWork.write(systemActor(districtId, requestId), async (tx) => {
        const done = await this.measures.end(tx, BATCH);
        for (const { id, matterId, endsOn } of done) {
          const before = { state: 'in-effect', endsOn };
          tx.seal({ action: 'accountability-measure.end', seal: measureSeal, id, before });
          tx.emit(measureEnded({ measureId: id, matterId }));
        }
        return done.length;
      });
    }
    return ended;
  }
}
