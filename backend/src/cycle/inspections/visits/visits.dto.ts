import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ROW_METHODS, ROW_RESULTS, VISIT_STATES } from '@zeren/domain/cycle/inspections/may-inspect';
import type { RowMethod, RowResult, VisitState } from '@zeren/domain/cycle/inspections/may-inspect';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

const NOTE = 200;
const text = { type: String, nullable: true } as const;

/** A visit in the path. */
export class VisitParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;
}

/** A row of its checklist in the path. */
export class VisitRowParam extends VisitParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  rowId: string;
}

/** What was seen at a row; null takes it back. */
export class WriteRowBody {
  @ApiProperty({ enum: ROW_RESULTS, enumName: 'InspectionResult', nullable: true })
  @IsOptional()
  @IsIn(ROW_RESULTS)
  result: RowResult | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '十月没有记录', maxLength: NOTE })
  @IsOptional()
  @IsString()
  @MaxLength(NOTE)
  note?: string | null;
}

export class ChecklistRowDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ enum: ['template', 'item', 'duty', 'finding'], enumName: 'InspectionRowKind' })
  kind: 'template' | 'item' | 'duty' | 'finding';
  @ApiProperty({ example: '班子会议记录：有议题、有讨论、有决定' })
  text: string;
  @ApiProperty({ enum: ROW_METHODS, enumName: 'InspectionMethod', description: '看、查、访、测' })
  method: RowMethod;
  @ApiProperty({ enum: ROW_RESULTS, enumName: 'InspectionResult', nullable: true })
  result: RowResult | null;
  @ApiProperty(text)
  note: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  findingId: string | null;
}

/** A visit with its checklist: the rows stand for its team, and for others once it is finished. */
export class VisitDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ format: 'uuid' })
  inspectionId: string;
  @ApiProperty({ example: '四季度随机督查' })
  title: string;
  @ApiProperty({ format: 'uuid' })
  organizationId: string;
  @ApiProperty({ example: '清溪村党总支' })
  organizationName: string;
  @ApiProperty({ example: '2026-11-23' })
  heldOn: string;
  @ApiProperty()
  onPaper: boolean;
  @ApiProperty({ enum: VISIT_STATES, enumName: 'InspectionVisitState' })
  state: VisitState;
  @ApiProperty({ type: [ChecklistRowDto] })
  rows: ChecklistRowDto[];
  @ApiProperty({ description: 'May be written by the one who asks' })
  mayWrite: boolean;
  @ApiProperty({ example: 1 })
  version: number;
}
