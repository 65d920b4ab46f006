import type { Readable } from 'node:stream';
import { checkWords, ledgerSentence, lightWords } from '@zeren/domain/cycle/rectification/ledger-sentence';
import { streamWorkbook } from '../../platform/documents/stream-workbook';
import type { StreamedCell } from '../../platform/documents/stream-workbook';
import type { LedgerPageDto, OrderRowDto } from './dto/orders.dto';

/** The columns of the county's own ledger. */
const COLUMNS: readonly {
  readonly header: string;
  readonly width: number;
  readonly cell: (row: OrderRowDto) => StreamedCell;
}[] = [
  { header: '编号', width: 20, cell: ({ number }) => number },
  { header: '问题来源', width: 14, cell: ({ source }) => source.zh },
  { header: '发现时间', width: 12, cell: ({ foundOn }) => foundOn },
  { header: '单位', width: 22, cell: ({ organizationName }) => organizationName },
  { header: '存在问题', width: 40, cell: ({ title }) => title },
  { header: '维度', width: 10, cell: ({ dimension }) => dimension.zh },
  { header: '领域', width: 10, cell: ({ domain }) => domain.zh },
  { header: '程度', width: 8, cell: ({ severity }) => severity.zh },
  { header: '整改措施', width: 36, cell: ({ measures }) => measures },
  { header: '责任领导', width: 12, cell: ({ leaderName }) => leaderName },
  { header: '责任人', width: 12, cell: ({ holderName }) => holderName },
  { header: '整改时限', width: 12, cell: ({ standsDueOn }) => standsDueOn },
  {
    header: '原时限',
    width: 12,
    cell: ({ dueOn, standsDueOn }) => (standsDueOn === dueOn ? null : dueOn),
  },
  { header: '状态', width: 16, cell: ({ stateWords }) => stateWords.zh },
  {
    header: '进度',
    width: 18,
    cell: ({ light, workingDays, closedOn }) => lightWords(light, workingDays, closedOn !== null).zh,
  },
  { header: '完成情况', width: 36, cell: ({ result }) => result },
  { header: '核实方式和结果', width: 18, cell: ({ check }) => checkWords(check) },
  { header: '核实人', width: 12, cell: ({ check }) => check?.by ?? null },
  { header: '核实日期', width: 12, cell: ({ check }) => check?.heldOn ?? null },
  { header: '销号时间', width: 12, cell: ({ closedOn }) => closedOn },
  { header: '回头看', width: 12, cell: ({ lookBackOn }) => lookBackOn },
];

/** The rows of the screen, in its order, with its last line below. */
export function ledgerWorkbook({ items, counts }: LedgerPageDto, day: string): Readable {
  const columns = [{ header: '序号', width: 6 }, ...COLUMNS];
  return streamWorkbook({
    name: '整改台账',
    columns,
    rows: rows(items, `${ledgerSentence(counts).zh}数据截至${day}。`),
  });
}

async function* rows(items: readonly OrderRowDto[], last: string): AsyncGenerator<readonly StreamedCell[]> {
  yield* items.map((row, index) => [index + 1, ...COLUMNS.map(({ cell }) => cell(row))]);
  yield ['合计', last];
}
