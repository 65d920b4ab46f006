import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { ImportFault, ImportMode, ImportSeverity } from '@zeren/domain/platform/import-fault';

/**
 * `mapping`: somebody is to say first which column is what. `checking` and `applying` are a job's; an import that is applied
 * within the request never is in the latter.
 */
const IMPORT_STATES = [
  'mapping',
  'checking',
  'checked',
  'applying',
  'applied',
  'discarded',
  'undone',
] as const;

/** One fault, named by sheet, row, cell and value. */
export class ImportFaultDto implements ImportFault {
  @ApiProperty({ example: '组织' })
  sheet!: string;

  @ApiProperty({ description: '1-based, as in the sheet.', example: 5 })
  row!: number;

  @ApiProperty({ type: String, nullable: true, example: 'C5' })
  cell!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Header of the column.', example: '上级编码' })
  column!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'YL-99' })
  value!: string | null;

  @ApiProperty({ enum: ['error', 'warning'], example: 'error' })
  severity!: ImportSeverity;

  @ApiProperty({ example: 'organization.parent-unknown' })
  code!: string;

  @ApiProperty({ example: '上级编码“YL-99”不存在。请改成表中或系统中已有的编码。' })
  zh!: string;

  @ApiProperty({ example: 'There is no organisation with code “YL-99”.' })
  en!: string;
}

/** The dry run of an import, and what became of it. */
export class ImportRunDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'organizations' })
  kind!: string;

  @ApiProperty({ enum: IMPORT_STATES, example: 'checked' })
  state!: (typeof IMPORT_STATES)[number];

  @ApiProperty({
    description:
      'While it is being checked, rows looked at until now; while it is being applied, what was written.',
    example: 12000,
  })
  rowsDone!: number;

  @ApiProperty({ example: '云岭县组织.xlsx' })
  fileName!: string;

  @ApiProperty({ example: 1 })
  version!: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    example: { organizations: 60, errors: 0 },
  })
  summary!: Record<string, number>;

  @ApiProperty({ type: [ImportFaultDto] })
  faults!: ImportFaultDto[];

  @ApiProperty({ description: 'Whether anything in it may be applied.', example: true })
  canApply!: boolean;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  appliedAt!: string | null;
}

/** How to apply: everything or nothing, or the rows without errors. */
export class ApplyImportDto {
  @ApiProperty({ enum: ['all-or-nothing', 'good-rows'], example: 'all-or-nothing' })
  @IsIn(['all-or-nothing', 'good-rows'])
  mode!: ImportMode;
}
