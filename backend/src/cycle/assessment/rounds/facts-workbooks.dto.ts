import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { ImportFaultDto } from '../../../platform/imports/import-run.dto';

/** Fields of a form come as texts. */
const DRY_RUN = ['true', 'false'] as const;

export class FactsWorkbookFields {
  @ApiProperty({ enum: DRY_RUN, description: 'Only tried: nothing is typed' })
  @IsIn(DRY_RUN)
  dryRun: (typeof DRY_RUN)[number];
}

/** What came of a workbook: its faults by their cells, or how many facts it changes. */
export class FactsImportView {
  @ApiProperty({ type: [ImportFaultDto] }) faults: ImportFaultDto[];
  @ApiProperty({ description: 'Facts that differ from what stands there; none with a fault' })
  changed: number;
  @ApiProperty({ description: 'Of these so many are taken back: the workbook has no value' })
  cleared: number;
  @ApiProperty({ description: 'Typed: nothing was wrong, and it was no trial' }) done: boolean;
}
