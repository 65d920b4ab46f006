import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../platform/database/transaction';

/** A dated row of a catalogue. */
export interface CatalogueEntry {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly sort: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly basisLevel: string;
  /** Codes that took this one's place. */
  readonly replacedBy: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The only queries on the catalogues' table. */
@Injectable()
export class CataloguesRepository {
  /** All rows, past ones too, in their order. */
  entries(tx: ReadTx, catalogue: string): Promise<CatalogueEntry[]> {
    return tx.sql<CatalogueEntry>(
      'catalogues.entries',
      `SELECT code, name_zh AS "nameZh", name_en AS "nameEn", sort, valid_from::text AS "validFrom",
              valid_to::text AS "validTo", basis_level AS "basisLevel", replaced_by AS "replacedBy", attributes
       FROM catalogue_entry WHERE catalogue = $1 ORDER BY sort, code`,
      [catalogue],
    );
  }
}
