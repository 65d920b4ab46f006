import { Injectable } from '@nestjs/common';
import { proposingRule } from '@zeren/domain/cycle/accountability/accountability-rules';
import type { ProposingRule } from '@zeren/domain/cycle/accountability/accountability-rules';
import { accountabilityTerms } from '@zeren/domain/cycle/accountability/accountability-terms';
import type { AccountabilityTerms } from '@zeren/domain/cycle/accountability/accountability-terms';
import { measureForm } from '@zeren/domain/cycle/accountability/measure-form';
import type { MeasureForm } from '@zeren/domain/cycle/accountability/measure-form';
import type { ReadTx } from '../../platform/database/transaction';
import { CatalogueReads } from '../../registry/catalogues';
import type { CatalogueEntry } from '../../registry/catalogues';

/** A row's names in both languages. */
export interface Named {
  readonly zh: string;
  readonly en: string;
}

export const named = ({ nameZh, nameEn }: CatalogueEntry): Named => ({ zh: nameZh, en: nameEn ?? nameZh });

/** Rules, forms, bodies and terms as the dated catalogues say them. */
@Injectable()
export class AccountabilityCatalogues {
  constructor(private readonly catalogues: CatalogueReads) {}

  async terms(tx: ReadTx): Promise<AccountabilityTerms> {
    const [row] = await this.catalogues.entries(tx, 'accountability-terms');
    return accountabilityTerms(row?.attributes);
  }

  /** The rules in force today. */
  async rules(tx: ReadTx): Promise<ProposingRule[]> {
    const rows = await this.catalogues.entries(tx, 'accountability-rules');
    return rows.map(({ code, attributes }) => proposingRule(code, attributes));
  }

  /** The bodies in force today, by code. */
  async bodies(tx: ReadTx): Promise<Set<string>> {
    return new Set((await this.catalogues.entries(tx, 'accountability-bodies')).map(({ code }) => code));
  }

  /** The form of a code in the catalogue of that day. */
  async form(tx: ReadTx, code: string, day: string): Promise<MeasureForm | undefined> {
    const row = (await this.catalogues.entries(tx, 'accountability-forms', day)).find(
      (entry) => entry.code === code,
    );
    return row && measureForm(row.attributes);
  }

  /** Names by code, of past rows too. */
  async names(
    tx: ReadTx,
    catalogue: 'accountability-forms' | 'accountability-rules' | 'accountability-bodies',
  ): Promise<Map<string, Named & { readonly entry: CatalogueEntry }>> {
    const rows = await this.catalogues.everyEntry(tx, catalogue);
    return new Map(rows.map((entry) => [entry.code, { ...named(entry), entry }]));
  }
}
