import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { DistrictView } from './dto/district.dto';

/** The districts of this installation, for administrators to choose one to work in. There are few: no pages. */
@Injectable()
export class DistrictChoice {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  all(actor: Actor): Promise<DistrictView[]> {
    return this.unitOfWork.read(actor, (tx) =>
      tx.sql<DistrictView>(
        'access.districts',
        `SELECT id, kind, name_zh AS "nameZh", name_en AS "nameEn" FROM district
         ORDER BY kind = 'installation', created_at, id`,
        [],
      ),
    );
  }
}
