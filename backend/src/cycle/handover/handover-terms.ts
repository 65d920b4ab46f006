import { Injectable } from '@nestjs/common';
import { handoverTerms } from '@zeren/domain/cycle/handover/handover-terms';
import type { HandoverTerms } from '@zeren/domain/cycle/handover/handover-terms';
import type { ReadTx } from '../../platform/database/transaction';
import { CatalogueReads } from '../../registry/catalogues';

/** The terms in force today, from the catalogue. */
@Injectable()
export class HandoverTermsReads {
  constructor(private readonly catalogues: CatalogueReads) {}

  async read(tx: ReadTx): Promise<HandoverTerms> {
    const [row] = await this.catalogues.entries(tx, 'handover-terms');
    return handoverTerms(row?.attributes);
  }
}
