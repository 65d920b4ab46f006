import { Injectable } from '@nestjs/common';
import { LIST_COLUMNS } from '@zeren/domain/cycle/responsibility/import/list-columns';
import type { ListColumnKey } from '@zeren/domain/cycle/responsibility/import/list-columns';
import { isAboutDrafts } from '@zeren/domain/cycle/responsibility/import/replaced-drafts';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { markedTable, marksOf } from '../../../platform/documents/marked-table';
import { tablePortions } from '../../../platform/documents/read-table';
import { markWorkbook } from '../../../platform/documents/workbook';
import { writeWorkbook } from '../../../platform/documents/write-workbook';
import { ImportFiles, markedName } from '../../../platform/imports/import-files';
import { CatalogueReads } from '../../../registry/catalogues';
import { faultyRows } from './faulty-rows';
import { LIST_IMPORT } from './list-import';

/** Where a column is wider, or narrower, than usual. */
export const COLUMN_WIDTHS: Readonly<Partial<Record<ListColumnKey, number>>> = {
  code: 8,
  post: 20,
  unit: 22,
  textZh: 60,
  textEn: 40,
  cadence: 26,
  evidence: 28,
};
const NOTES: Readonly<Partial<Record<ListColumnKey, string>>> = {
  code: '同一岗位内不要重复。以后再导入或换年度时，靠编号认出同一事项。',
  post: '填岗位类别，这一行会写入您管理范围内所有这类岗位的清单；填了单位，就只写入该单位的岗位。',
  unit: '组织全称。不填表示所有这类岗位。',
  postCode: '一般不填。填了就只写入这一个岗位，以编码为准。',
  cadence: '例：每月5日前；每季度末月25日前；6月、12月20日前；3月31日前签订；12月点评；节前3个工作日。',
  basis: '文件名称；没有依据的示例写“示例”。',
  checkingClass: '不填为“备案”。',
};
const EXAMPLE: Readonly<Partial<Record<ListColumnKey, string>>> = {
  code: 'R19',
  post: '乡镇党委书记',
  textZh: '每月召开党建例会逐村过进度、亮红黄绿灯，对红灯村现场督办',
  dimension: '制度建设',
  domain: '农村',
  level: '乡镇',
  type: '活动',
  cadence: '每月5日前',
  evidence: '例会通报、督办单',
  basis: '示例',
};
const KEYS = Object.keys(LIST_COLUMNS) as ListColumnKey[];
/** A workbook with more rows comes back without those that are right: marking all of it takes gigabytes. */
const MOST_ROWS_WHOLE = 20_000;

/** The workbooks around an import of items: the one to fill in, and the one that shows its faults. */
@Injectable()
export class ListWorkbooksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly catalogues: CatalogueReads,
    private readonly files: ImportFiles,
  ) {}

  /** The workbook to fill in, with dropdowns from the catalogues and one row for an example. */
  async template(actor: Actor): Promise<Buffer> {
    const options: Partial<Record<ListColumnKey, string[]>> = await this.unitOfWork.read(
      actor,
      async (tx) => {
        const names = async (
          catalogue: 'dimensions' | 'domains' | 'levels' | 'item-types' | 'checking-classes',
        ) => (await this.catalogues.entries(tx, catalogue)).map(({ nameZh }) => nameZh);
        const postKinds = await this.catalogues.entries(tx, 'post-kinds');
        return {
          post: postKinds.filter(({ attributes }) => attributes.bearsList !== false).map(({ code }) => code),
          dimension: await names('dimensions'),
          domain: await names('domains'),
          level: await names('levels'),
          type: await names('item-types'),
          checkingClass: await names('checking-classes'),
        };
      },
    );
    const columns = KEYS.map((key) => ({
      header: LIST_COLUMNS[key].header,
      width: COLUMN_WIDTHS[key] ?? 14,
      ...(NOTES[key] ? { note: NOTES[key] } : {}),
      ...(options[key] ? { options: options[key] } : {}),
    }));
    return writeWorkbook([
      { name: '责任事项', columns, rows: [KEYS.map((key) => EXAMPLE[key] ?? null)], rowsToFill: 2_000 },
    ]);
  }

  /**
   * The uploaded table with its faulty cells filled and commented; a CSV comes back as a workbook, and of a very long table
   * the rows with faults, each with its number.
   */
  async marked(actor: Actor, id: string): Promise<{ name: string; workbook: Buffer }> {
    const { run, base, content: file } = await this.files.file(actor, LIST_IMPORT, id);
    // What happens to drafts is nobody's cell.
    const faults = run.faults.filter((fault) => !isAboutDrafts(fault));
    if (run.rowsDone > MOST_ROWS_WHOLE) {
      const cut = await faultyRows(tablePortions(file), marksOf(faults));
      return { name: `${base}（有问题的行）.xlsx`, workbook: await markWorkbook(cut.workbook, cut.marks) };
    }
    return { name: markedName(base), workbook: await markedTable(file, faults) };
  }
}
