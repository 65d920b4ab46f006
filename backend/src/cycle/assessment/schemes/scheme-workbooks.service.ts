import { Injectable } from '@nestjs/common';
import { readScheme } from '@zeren/domain/cycle/assessment/scheme/read-scheme';
import { schemeOfSheets } from '@zeren/domain/cycle/assessment/tables/scheme-of-sheets';
import { schemeSheets } from '@zeren/domain/cycle/assessment/tables/scheme-sheets';
import type { Actor } from '../../../platform/actor';
import { writeWorkbook } from '../../../platform/documents/write-workbook';
import { sheetsGiven } from '../sheets-given';
import type { SchemeImportView } from './scheme-workbooks.dto';
import { SchemesService } from './schemes.service';

/** Widths by what stands in a column: parts and words are long. */
const WIDTHS: Readonly<Record<string, number>> = {
  部位: 44,
  值: 44,
  字面值: 20,
  键: 28,
  名称: 28,
  英文名称: 28,
};

/** Schemes as workbooks: what goes out comes back to the letter, and what comes in is kept whole or not at all. */
@Injectable()
export class SchemeWorkbooks {
  constructor(private readonly schemes: SchemesService) {}

  async write(actor: Actor, id: string): Promise<{ name: string; workbook: Buffer }> {
    const { nameZh, versionNo, document } = await this.schemes.one(actor, id);
    const sheets = schemeSheets(document).map(({ name, header, rows }) => ({
      ...{ name, rows },
      columns: header.map((text) => ({ header: text, width: WIDTHS[text] ?? 16 })),
    }));
    return { name: `${nameZh}（第${versionNo}版）.xlsx`, workbook: await writeWorkbook(sheets) };
  }

  /** Every fault by its cell. Without one, and unless it is only tried, the scheme is kept as a draft. */
  async read(
    actor: Actor,
    organizationId: string,
    content: Buffer,
    dryRun: boolean,
  ): Promise<SchemeImportView> {
    const { document, faults, placed } = schemeOfSheets(await sheetsGiven(content));
    const read = readScheme(document);
    const all = faults.length > 0 || read.ok ? faults : read.faults.map(placed);
    if (all.length > 0 || dryRun) return { faults: [...all], scheme: null };
    return { faults: [], scheme: await this.schemes.create(actor, { organizationId, document }) };
  }
}
