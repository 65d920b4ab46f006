import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { ImportFaultDto } from '../../../platform/imports/import-run.dto';
import { SchemeView } from './schemes.dto';

/** Fields of a form come as texts. */
const DRY_RUN = ['true', 'false'] as const;

export class SchemeWorkbookFields {
  @ApiProperty({ format: 'uuid', description: 'The body whose rule it is' }) @IsUUID() organizationId: string;
  @ApiProperty({ enum: DRY_RUN, description: 'Only tried: nothing is kept' })
  @IsIn(DRY_RUN)
  dryRun: (typeof DRY_RUN)[number];
}

/** What came of a workbook: its faults by their cells, or the draft. */
export class SchemeImportView {
  @ApiProperty({ type: [ImportFaultDto] }) faults: ImportFaultDto[];
  @ApiProperty({
    type: SchemeView,
    nullable: true,
    description: 'Kept: nothing was wrong, and it was no trial',
  })
  scheme: SchemeView | null;
}
