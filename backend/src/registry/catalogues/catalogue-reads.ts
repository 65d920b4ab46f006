import { Injectable } from '@nestjs/common';
import { isInForce } from '@zeren/domain/registry/catalogues/catalogue-entry';
import type { CatalogueName } from '@zeren/domain/registry/catalogues/catalogue-entry';
import type { ReadTx } from '../../platform/database/transaction';
import { CataloguesRepository } from './catalogues.repository';
import type { CatalogueEntry } from './catalogues.repository';

/** What other rooms read of the catalogues. */
@Injectable()
export class CatalogueReads {
  constructor(private readonly repository: CataloguesRepository) {}

  /** Rows in force on `day` (today when not given), in their order. */
  async entries(tx: ReadTx, catalogue: CatalogueName, day: string = tx.today): Promise<CatalogueEntry[]> {
    return (await this.repository.entries(tx, catalogue)).filter((entry) => isInForce(entry, day));
  }

  /** All rows, past ones too: for reading documents of earlier years and mapping their words to today's. */
  everyEntry(tx: ReadTx, catalogue: CatalogueName): Promise<CatalogueEntry[]> {
    return this.repository.entries(tx, catalogue);
  }
}
