import { Injectable } from '@nestjs/common';
import { mayTypeFacts } from '@zeren/domain/cycle/assessment/rounds/may-lead-assessment';
import {
  FACTS_HEADER,
  FACTS_SHEET,
  FACTS_STOOD,
  factsOfSheet,
  factsRows,
} from '@zeren/domain/cycle/assessment/tables/facts-sheet';
import type { FactOfUnit } from '@zeren/domain/cycle/assessment/tables/facts-sheet';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { writeWorkbook } from '../../../platform/documents/write-workbook';
import { accept, Refused } from '../../../platform/refused';
import { sheetsGiven } from '../sheets-given';
import { AssessmentAccess } from './assessment-access';
import type { AssessmentRecord } from './assessment-record';
import { AssessmentsRepository } from './assessments.repository';
import { placeOf, said, standingOf } from './fact-places';
import { FactSheets } from './fact-sheets';
import type { FactsImportView } from './facts-workbooks.dto';
import { FactsRepository } from './facts.repository';
import { FactsService } from './facts.service';

const WIDTHS = [24, 24, 24, 10, 24, 32, 38, 16, 16];
const STOOD_NOTE = '导出时的内容，导入时用来核对有没有人改过，请勿修改。';

/** The facts that are typed, as a workbook: written with what stands there, read whole or not at all. */
@Injectable()
export class FactsWorkbooks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly access: AssessmentAccess,
    private readonly assessments: AssessmentsRepository,
    private readonly sheets: FactSheets,
    private readonly facts: FactsRepository,
    private readonly typing: FactsService,
  ) {}

  async write(actor: Actor, id: string): Promise<{ name: string; workbook: Buffer }> {
    const { items } = await this.typing.sheet(actor, id);
    const { name, scheme } = await this.unitOfWork.read(actor, async (tx) => {
      const assessment = await this.led(tx, id);
      return { name: assessment.name, ...(await this.access.schemeOf(tx, assessment.schemeId)) };
    });
    const units = items.map(({ facts, ...unit }) => ({
      ...unit,
      facts: facts.filter(({ source }) => source === 'sheet'),
    }));
    const columns = FACTS_HEADER.map((header, index) => ({
      ...{ header, width: WIDTHS[index]! },
      ...(FACTS_STOOD.has(header) ? { note: STOOD_NOTE } : {}),
    }));
    const sheet = { name: FACTS_SHEET, columns, rows: factsRows(units, scheme) };
    return { name: `${name}—事实.xlsx`, workbook: await writeWorkbook([sheet]) };
  }

  /** Every fault by its cell. Without one, and unless it is only tried, what differs is typed: all of it, or nothing. */
  async read(actor: Actor, id: string, content: Buffer, dryRun: boolean): Promise<FactsImportView> {
    const sheets = await sheetsGiven(content);
    const { faults, changed, stands } = await this.unitOfWork.read(actor, async (tx) => {
      const assessment = await this.led(tx, id);
      accept(mayTypeFacts(assessment.state));
      const { scheme } = await this.access.schemeOf(tx, assessment.schemeId);
      const units = await this.assessments.allUnits(tx, id);
      const keys = this.sheets.keysOf(scheme, 'sheet');
      const ids = units.map(({ organizationId }) => organizationId);
      const standing = await this.facts.entered(tx, ids, keys, assessment.asOf);
      const given = factsOfSheet(sheets, { scheme, units, keys: new Set(keys), standing });
      const before = standingOf(standing);
      const differs = (fact: FactOfUnit) =>
        (fact.value === null ? undefined : said(fact)) !== before.get(placeOf(fact));
      return { faults: [...given.faults], changed: given.facts.filter(differs), stands: before };
    });
    const done = faults.length === 0 && !dryRun;
    if (done && changed.length > 0) await this.typing.type(actor, id, changed, stands);
    const told = faults.length > 0 ? [] : changed;
    const cleared = told.filter(({ value }) => value === null).length;
    return { faults, changed: told.length, cleared, done };
  }

  /** Whoever is assessed sees that it is under way; its facts are for whoever leads it. */
  private async led(tx: ReadTx, id: string): Promise<AssessmentRecord> {
    const assessment = await this.access.require(tx, id);
    if (!(await this.access.mayLead(tx, assessment)))
      throw new Refused(platformRefusals['request.not-found']());
    return assessment;
  }
}
