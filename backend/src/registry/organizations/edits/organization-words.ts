import { Injectable } from '@nestjs/common';
import type { OrganizationWords } from '@zeren/domain/registry/organizations/edits/may-edit-organization';
import { kindRules } from '@zeren/domain/registry/catalogues/kind-rules';
import type { ReadTx } from '../../../platform/database/transaction';
import { CatalogueReads } from '../../catalogues';

/** The words that organisations are described with: kinds with their rules, levels, domains. */
@Injectable()
export class OrganizationWordsReader {
  constructor(private readonly catalogues: CatalogueReads) {}

  async read(tx: ReadTx): Promise<OrganizationWords> {
    const kinds = await this.catalogues.entries(tx, 'organization-kinds');
    const levels = await this.catalogues.entries(tx, 'levels');
    const domains = await this.catalogues.entries(tx, 'domains');
    return {
      kinds: kindRules(kinds),
      levels: new Set(levels.map(({ code }) => code)),
      domains: new Set(domains.filter(({ attributes }) => !attributes.coversNoCell).map(({ code }) => code)),
    };
  }
}
