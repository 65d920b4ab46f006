import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { tableTotals } from '@zeren/domain/cycle/duties/directives/table-totals';
import type { TableColumn } from '@zeren/domain/cycle/duties/directives/table-columns';
import type { TableRow } from '@zeren/domain/cycle/duties/directives/check-table-rows';
import { directivesRefusals } from '@zeren/domain/cycle/duties/directives/directives-refusals';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { streamWorkbook } from '../../../platform/documents/stream-workbook';
import type { StreamedCell, StreamedSheet } from '../../../platform/documents/stream-workbook';
import { Refused } from '../../../platform/refused';
import { DirectiveReturnsRepository } from './directive-returns.repository';
import type { ReturnRecord } from './directive-returns.repository';
import { DirectiveViews } from './directive-views';
import { DirectivesRepository } from './directives.repository';
import type { DirectiveRecord } from './directives.repository';
import { DirectivesService } from './directives.service';
import type { DirectiveTargetDto } from './dto/directives.dto';
import { tableValues } from './table-values';

const ROLE_WORDS = { lead: '牵头', assist: '配合' } as const;

/** 收表合并: what came back as one workbook, and a sheet of who is missing. */
@Injectable()
export class MergedWorkbookService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directives: DirectivesRepository,
    private readonly issued: DirectivesService,
    private readonly views: DirectiveViews,
    private readonly returns: DirectiveReturnsRepository,
  ) {}

  async workbook(actor: Actor, id: string): Promise<{ name: string; workbook: Readable }> {
    const { directive, columns, targets, sent } = await this.unitOfWork.read(actor, async (tx) => {
      const found = await this.issued.require(tx, await this.directives.byId(tx, id));
      if (!found.tableColumns) throw new Refused(directivesRefusals['directive.no-table']());
      return {
        directive: found,
        columns: found.tableColumns,
        targets: await this.views.targetsOf(tx, id),
        sent: await this.returns.sent(tx, id),
      };
    });
    return {
      name: `${directive.title}（汇总）.xlsx`,
      workbook: streamWorkbook(merged(columns, targets, sent), missing(directive, targets)),
    };
  }
}

/** One row per row that was filled, units in their order, the sums below. */
function merged(
  columns: readonly TableColumn[],
  targets: readonly DirectiveTargetDto[],
  sent: readonly ReturnRecord[],
): StreamedSheet {
  const ofDuty = new Map(sent.map((table) => [table.dutyId, table]));
  const filled = targets.flatMap((target) => {
    const table = target.duty && ofDuty.get(target.duty.id);
    return table ? [{ target, table, rows: tableValues(columns, table) }] : [];
  });
  const totals = tableTotals(
    columns,
    filled.flatMap(({ rows }) => rows),
  );
  const sum: StreamedCell[] = ['合计', null, ...columns.map(({ key }) => numberOf(totals[key])), null, null];
  return {
    name: '汇总',
    columns: [
      { header: '单位', width: 26 },
      { header: '牵头或配合', width: 12 },
      ...columns.map(({ name, type }) => ({ header: name, width: type === 'text' ? 24 : 14 })),
      { header: '报送日期', width: 14 },
      { header: '版次', width: 8 },
    ],
    rows: rowsOf([
      ...filled.flatMap(({ target, table, rows }) =>
        rows.map((row) => [
          target.organizationName,
          ROLE_WORDS[target.role],
          ...columns.map((column) => cellOf(column, row)),
          dayOf(table.sentAt),
          table.number,
        ]),
      ),
      ...(Object.keys(totals).length > 0 ? [sum] : []),
    ]),
  };
}

/** Who has not handed in what stands: nothing yet, or sent back. */
function missing({ dueOn }: DirectiveRecord, targets: readonly DirectiveTargetDto[]): StreamedSheet {
  const open = targets.filter(({ duty }) => duty?.state === 'owed' || duty?.state === 'returned');
  return {
    name: '未报',
    columns: [
      { header: '单位', width: 26 },
      { header: '岗位', width: 20 },
      { header: '牵头或配合', width: 12 },
      { header: '责任人', width: 14 },
      { header: '时限', width: 14 },
      { header: '情况', width: 60 },
    ],
    rows: rowsOf(
      open.map(({ organizationName, postTitle, role, holderName, duty, tables }) => [
        organizationName,
        postTitle,
        ROLE_WORDS[role],
        holderName ?? '空缺',
        dueOn,
        duty?.state === 'returned'
          ? `退回修改：${tables.at(-1)?.returnReason ?? ''}`
          : (duty?.lightReason.zh ?? ''),
      ]),
    ),
  };
}

function cellOf({ key, type, known }: TableColumn, row: TableRow): StreamedCell {
  const text = row[key] ?? '';
  const isNumber = type === 'number' || known === 'members' || known === 'branches';
  return isNumber ? numberOf(text) : text || null;
}

/** A number that a spreadsheet holds exactly; a longer one stays text. */
function numberOf(text: string | undefined): StreamedCell {
  if (!text) return null;
  return /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 15 ? Number(text) : text;
}

const dayOf = (at: Date | null): string | null =>
  at && new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at);

async function* rowsOf(rows: readonly (readonly StreamedCell[])[]): AsyncGenerator<readonly StreamedCell[]> {
  yield* rows;
}
