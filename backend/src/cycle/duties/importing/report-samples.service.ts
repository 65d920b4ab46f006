import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { writeWorkbook } from '../../../platform/documents/write-workbook';
import type { SampleKind } from './report-import.dto';
import { reportSample } from './report-samples';

/** Hands out made-up exports of other systems. */
@Injectable()
export class ReportSamplesService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async of(actor: Actor, kind: SampleKind): Promise<{ name: string; workbook: Buffer }> {
    const today = await this.unitOfWork.read(actor, (tx) => Promise.resolve(tx.today));
    const { fileName, sheet, header, rows } = reportSample(kind, today);
    const columns = header.map((text) => ({ header: text, width: 20 }));
    return {
      name: fileName,
      workbook: await writeWorkbook([{ name: sheet, columns, rows: rows.map((row) => [...row]) }]),
    };
  }
}
