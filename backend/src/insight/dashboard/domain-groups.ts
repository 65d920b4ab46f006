import { Injectable } from '@nestjs/common';
import type { DomainGroup } from '@zeren/domain/insight/dashboard/domain-figures';
import type { ReadTx } from '../../platform/database/transaction';
import { CatalogueReads } from '../../registry/catalogues';

/** The groups of domains that figures are shown by, in the order of the catalogue. */
@Injectable()
export class DomainGroups {
  constructor(private readonly catalogues: CatalogueReads) {}

  async all(tx: ReadTx): Promise<DomainGroup[]> {
    const entries = await this.catalogues.entries(tx, 'domain-groups');
    return entries.map(({ code, nameZh, nameEn, attributes }) => ({
      code,
      nameZh,
      nameEn: nameEn ?? nameZh,
      domains: Array.isArray(attributes.domains) ? (attributes.domains as string[]) : [],
    }));
  }
}
