import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../platform/database/transaction';
import type { DistrictView } from './dto/district.dto';

@Injectable()
export class DistrictsRepository {
  /** The installation's own last, the others as they were made. */
  all(tx: ReadTx): Promise<DistrictView[]> {
    return tx.sql<DistrictView>(
      'access.districts',
      `SELECT id, kind, name_zh AS "nameZh", name_en AS "nameEn" FROM district
       ORDER BY kind = 'installation', created_at, id`,
      [],
    );
  }
}
