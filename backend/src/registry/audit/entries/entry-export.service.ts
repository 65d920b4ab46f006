import { Injectable } from '@nestjs/common';
import { auditRefusals } from '@zeren/domain/registry/audit/audit-refusals';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { writeWorkbook } from '../../../platform/documents/write-workbook';
import type { ColumnSpec } from '../../../platform/documents/write-workbook';
import { Refused } from '../../../platform/refused';
import type { AuditEntryRowDto } from './dto/entry.dto';
import type { AuditExportQuery } from './dto/entry-query.dto';
import { EntriesService } from './entries.service';
import { EntryRepository } from './entry.repository';
import { looking, Looks } from './looks';

/** What one workbook holds at most: it is made within the request. */
export const MOST_EXPORTED = 5_000;

type Language = 'zh' | 'en';
interface Column {
  readonly zh: string;
  readonly en: string;
  readonly width: number;
  readonly text: (entry: AuditEntryRowDto, language: Language) => string | null;
}

const COLUMNS: readonly Column[] = [
  { zh: '时间', en: 'Time', width: 20, text: ({ at }) => shanghaiTime(at) },
  { zh: '县区', en: 'District', width: 14, text: ({ districtName }) => districtName },
  { zh: '姓名', en: 'Who', width: 12, text: ({ doer }) => doer.personName },
  { zh: '岗位', en: 'Post', width: 16, text: ({ doer }) => doer.postTitle },
  { zh: '单位', en: 'Organisation', width: 22, text: ({ doer }) => doer.organizationName },
  { zh: '账号', en: 'Account', width: 16, text: ({ doer }) => doer.username },
  { zh: '做了什么', en: 'What was done', width: 60, text: ({ sentence }, language) => sentence[language] },
  { zh: '结果', en: 'Outcome', width: 10, text: ({ outcome }, language) => OUTCOMES[outcome][language] },
  {
    ...{ zh: '对象类别', en: 'Kind of subject', width: 14 },
    text: ({ subject }, language) => subject.kindWords[language],
  },
  {
    ...{ zh: '对象', en: 'Subject', width: 36 },
    text: ({ subject }, language) => subject.name?.[language] ?? subject.id,
  },
  { zh: '请求编号', en: 'Request', width: 38, text: ({ requestId }) => requestId },
  { zh: '记录编号', en: 'Entry', width: 38, text: ({ id }) => id },
];

const OUTCOMES = {
  done: { zh: '已办', en: 'done' },
  refused: { zh: '被拒绝', en: 'refused' },
} as const;

/** What a search found, as a workbook. Taking it out is on record each time. */
@Injectable()
export class EntryExportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly entries: EntriesService,
    private readonly repository: EntryRepository,
    private readonly looks: Looks,
  ) {}

  async workbook(actor: Actor, { language, ...asked }: AuditExportQuery): Promise<Buffer> {
    const search = await this.entries.prepare(actor, asked);
    const rows = await this.unitOfWork.write(looking(actor), async (tx) => {
      const found = await this.repository.page(tx, search.filter, MOST_EXPORTED + 1);
      if (found.length > MOST_EXPORTED) {
        throw new Refused(auditRefusals['audit.export-too-large']({ parameters: { most: MOST_EXPORTED } }));
      }
      this.looks.exported(tx, asked, found.length);
      return found;
    });
    const views = await this.entries.rowViews(actor, rows, search.districts);
    return writeWorkbook([
      {
        name: language === 'zh' ? '审计记录' : 'Record',
        columns: COLUMNS.map((column): ColumnSpec => ({ header: column[language], width: column.width })),
        rows: views.map((view) => COLUMNS.map(({ text }) => text(view, language))),
        rowsToFill: 0,
      },
    ]);
  }
}

/** As people in Shanghai, which keeps one offset all year, read a clock. */
function shanghaiTime(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
