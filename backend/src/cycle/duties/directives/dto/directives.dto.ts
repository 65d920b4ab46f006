import { ApiProperty } from '@nestjs/swagger';
import {
  DIRECTIVE_STATES,
  RETURN_STATES,
  TARGET_ROLES,
} from '@zeren/domain/cycle/duties/directives/directive-states';
import type {
  DirectiveState,
  ReturnState,
  TargetRole,
} from '@zeren/domain/cycle/duties/directives/directive-states';
import { COLUMN_TYPES, KNOWN_FACTS } from '@zeren/domain/cycle/duties/directives/table-columns';
import type { ColumnType, KnownFact, TableColumn } from '@zeren/domain/cycle/duties/directives/table-columns';
import { DutyRowDto } from '../../dto/duty.dto';

/** A column of the table that each target fills. */
export class TableColumnDto implements TableColumn {
  @ApiProperty({ example: 'c1', description: 'What rows name the cell by' })
  key: string;
  @ApiProperty({ example: '发展对象人数' })
  name: string;
  @ApiProperty({ enum: COLUMN_TYPES, enumName: 'TableColumnType' })
  type: ColumnType;
  @ApiProperty()
  required: boolean;
  @ApiProperty({ description: 'Whether the merged workbook adds it up' })
  total: boolean;
  @ApiProperty({
    enum: KNOWN_FACTS,
    enumName: 'TableKnownFact',
    nullable: true,
    description: 'Filled in by the system',
  })
  known: KnownFact | null;
  @ApiProperty({ type: [String] })
  choices: string[];
}

/** How many targets are where. */
export class DirectiveCountsDto {
  @ApiProperty({ example: 40 })
  targets: number;
  @ApiProperty({ example: 31 })
  done: number;
  @ApiProperty({ example: 2 })
  overdue: number;
  @ApiProperty({ example: 1 })
  returned: number;
}

/** A directive as it stands in a list. */
export class DirectiveRowDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ example: '批示' })
  sourceCode: string;
  @ApiProperty({ example: '摸清党员教育阵地底数，列出清单' })
  title: string;
  @ApiProperty({ type: String, nullable: true, example: '县委书记 周明远' })
  issuer: string | null;
  @ApiProperty({ type: String, nullable: true, example: '云组发〔2026〕12号' })
  basis: string | null;
  @ApiProperty({ type: String, nullable: true, example: '2026-12-10' })
  dueOn: string | null;
  @ApiProperty({ example: '备案' })
  checkingClass: string;
  @ApiProperty({ enum: DIRECTIVE_STATES, enumName: 'DirectiveState' })
  state: DirectiveState;
  @ApiProperty({ description: 'Whether it asks for a table' })
  hasTable: boolean;
  @ApiProperty({ format: 'date-time' })
  createdAt: string;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  issuedAt: string | null;
  @ApiProperty({ type: DirectiveCountsDto })
  counts: DirectiveCountsDto;
  @ApiProperty({ example: 1, description: 'What If-Match names' })
  version: number;
}

/** A page of directives, newest first. */
export class DirectivePageDto {
  @ApiProperty({ type: [DirectiveRowDto] })
  items: DirectiveRowDto[];
  @ApiProperty({ type: String, nullable: true, description: 'Give it as `after` for the next page' })
  next: string | null;
}

/** A post that may be given a directive. */
export class TargetChoiceDto {
  @ApiProperty({ format: 'uuid' })
  postId: string;
  @ApiProperty({ example: '乡镇党委书记' })
  postTitle: string;
  @ApiProperty({ format: 'uuid' })
  organizationId: string;
  @ApiProperty({ example: '青禾镇党委' })
  organizationName: string;
  @ApiProperty({ example: '乡镇' })
  levelCode: string;
  @ApiProperty({ type: String, nullable: true, example: '林小满' })
  holderName: string | null;
}

/** The posts that a choice finds. */
export class TargetChoicesDto {
  @ApiProperty({ type: [TargetChoiceDto] })
  items: TargetChoiceDto[];
  @ApiProperty({ description: 'Whether more would have been found: narrow the choice' })
  more: boolean;
}

/** One version of a filled table. */
export class TableVersionDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ example: 1 })
  number: number;
  @ApiProperty({ enum: RETURN_STATES, enumName: 'TableReturnState' })
  state: ReturnState;
  @ApiProperty({ example: 3 })
  rowCount: number;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  sentAt: string | null;
  @ApiProperty({ type: String, nullable: true, example: '第 2 行人数与花名册不符，请核对。' })
  returnReason: string | null;
  @ApiProperty({ example: 2, description: 'What If-Match names when it is sent back' })
  version: number;
}

/** A target and how far it is. */
export class DirectiveTargetDto extends TargetChoiceDto {
  @ApiProperty({ enum: TARGET_ROLES, enumName: 'TargetRole' })
  role: TargetRole;
  @ApiProperty({ type: DutyRowDto, nullable: true, description: 'Its duty, with a light of its own' })
  duty: DutyRowDto | null;
  @ApiProperty({ type: [TableVersionDto], description: 'Oldest first' })
  tables: TableVersionDto[];
}

/** A directive whole. */
export class DirectiveDetailDto extends DirectiveRowDto {
  @ApiProperty({ example: '请各乡镇、各部门于12月10日前……' })
  content: string;
  @ApiProperty({ format: 'uuid' })
  organizationId: string;
  @ApiProperty({ example: '云岭县委' })
  organizationName: string;
  @ApiProperty({ type: [TableColumnDto], nullable: true })
  tableColumns: TableColumnDto[] | null;
  @ApiProperty({ type: [DirectiveTargetDto], description: 'Lead units first' })
  targets: DirectiveTargetDto[];
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { c1: '128' },
    description: 'Sums of what was handed in, by column',
  })
  totals: Record<string, string>;
  @ApiProperty({ type: String, nullable: true, example: '陈建国' })
  issuedBy: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  withdrawnAt: string | null;
  @ApiProperty({ type: String, nullable: true })
  withdrawnReason: string | null;
}

/** The version that a directive has now. */
export class DirectiveSavedDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ example: 2 })
  version: number;
}
