import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { severities } from '@zeren/domain/cycle/inspections/finding-severity';
import type { Severity } from '@zeren/domain/cycle/inspections/finding-severity';
import type { CatalogueName } from '@zeren/domain/registry/catalogues/catalogue-entry';
import type { ReadTx } from '../../platform/database/transaction';
import { CatalogueReads } from '../../registry/catalogues';

/** A catalogue's code with what it is called. */
export class NamedCodeDto {
  @ApiProperty({ example: '农村' })
  code: string;
  @ApiProperty({ example: '农村' })
  zh: string;
  @ApiProperty({ type: String, nullable: true, example: 'Rural' })
  en: string | null;
}

const TAGS = {
  dimension: 'dimensions',
  domain: 'domains',
  severity: 'finding-severities',
  source: 'finding-sources',
} as const;

export type Tag = keyof typeof TAGS;

/** What the codes of findings and orders are called; past words too, for an old row keeps its own. */
export type Names = (tag: Tag, code: string) => NamedCodeDto;

/** Names and severities, from the dated catalogues. */
@Injectable()
export class CodeNames {
  constructor(private readonly catalogues: CatalogueReads) {}

  async read(tx: ReadTx): Promise<Names> {
    const names = new Map<string, NamedCodeDto>();
    for (const [tag, catalogue] of Object.entries(TAGS) as [Tag, CatalogueName][])
      for (const { code, nameZh, nameEn } of await this.catalogues.everyEntry(tx, catalogue))
        names.set(`${tag} ${code}`, { code, zh: nameZh, en: nameEn });
    return (tag, code) => names.get(`${tag} ${code}`) ?? { code, zh: code, en: null };
  }

  /** Those in force today, as something to choose from. */
  async choices(tx: ReadTx, tag: Tag): Promise<NamedCodeDto[]> {
    const rows = await this.catalogues.entries(tx, TAGS[tag]);
    return rows.map(({ code, nameZh, nameEn }) => ({ code, zh: nameZh, en: nameEn }));
  }

  async knows(tx: ReadTx, tag: Tag, code: string): Promise<boolean> {
    return (await this.catalogues.entries(tx, TAGS[tag])).some((row) => row.code === code);
  }

  async severities(tx: ReadTx): Promise<Severity[]> {
    return severities(await this.catalogues.entries(tx, TAGS.severity));
  }
}
