import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  DIRECTIVE_STATES,
  MOST_TARGETS,
  TARGET_ROLES,
} from '@zeren/domain/cycle/duties/directives/directive-states';
import type { DirectiveState, TargetRole } from '@zeren/domain/cycle/duties/directives/directive-states';
import { COLUMN_TYPES, KNOWN_FACTS, TABLE_LIMITS } from '@zeren/domain/cycle/duties/directives/table-columns';
import type { ColumnType, KnownFact, TableColumn } from '@zeren/domain/cycle/duties/directives/table-columns';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '../../../../platform/http/is-day';

/** 'a,b' as a list; anything else is left to the checks. */
const commaList = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value;

/** A column of the table that is asked for. */
export class TableColumnBody implements TableColumn {
  @ApiProperty({ example: 'c1' })
  @Matches(/^[a-z][a-z0-9]{0,15}$/)
  key: string;

  @ApiProperty({ example: '发展对象人数', maxLength: TABLE_LIMITS.name })
  @IsString()
  @IsNotEmpty()
  @MaxLength(TABLE_LIMITS.name)
  name: string;

  @ApiProperty({ enum: COLUMN_TYPES, enumName: 'TableColumnType' })
  @IsIn(COLUMN_TYPES)
  type: ColumnType;

  @ApiProperty({ example: true })
  @IsBoolean()
  required: boolean;

  @ApiProperty({ example: false })
  @IsBoolean()
  total: boolean;

  @ApiProperty({ enum: KNOWN_FACTS, enumName: 'TableKnownFact', nullable: true, example: null })
  @IsOptional()
  @IsIn(KNOWN_FACTS)
  known: KnownFact | null;

  @ApiProperty({ type: [String], example: [] })
  @IsArray()
  @ArrayMaxSize(TABLE_LIMITS.choices)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  choices: string[];
}

/** A post that the directive goes to. */
export class TargetBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  postId: string;

  @ApiProperty({ enum: TARGET_ROLES, enumName: 'TargetRole' })
  @IsIn(TARGET_ROLES)
  role: TargetRole;
}

/** A directive as it is drafted. */
export class DirectiveBody {
  @ApiProperty({ example: '批示', description: 'Code of the catalogue directive-sources' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  sourceCode: string;

  @ApiProperty({ example: '摸清党员教育阵地底数，列出清单', maxLength: 100 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  title: string;

  @ApiProperty({ example: '请各乡镇对照清单逐处核实，12月10日前报县委组织部。', maxLength: 4000 })
  @IsString()
  @MaxLength(4000)
  content: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: '云组发〔2026〕12号', maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  basis?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '县委书记 周明远', maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  issuer?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '2026-12-10' })
  @IsOptional()
  @IsDay()
  dueOn?: string | null;

  @ApiProperty({ example: '备案' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(10)
  checkingClass: string;

  @ApiPropertyOptional({ type: [TableColumnBody], nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(TABLE_LIMITS.columns)
  @ValidateNested({ each: true })
  @Type(() => TableColumnBody)
  tableColumns?: TableColumnBody[] | null;

  @ApiProperty({ type: [TargetBody] })
  @IsArray()
  @ArrayMaxSize(MOST_TARGETS)
  @ArrayUnique(({ postId }: TargetBody) => postId)
  @ValidateNested({ each: true })
  @Type(() => TargetBody)
  targets: TargetBody[];
}

/** Why a directive is taken back, or a table sent back. */
export class DirectiveReasonBody {
  @ApiProperty({ example: '与上级新通知不一致，另行部署。', maxLength: 300 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  reason: string;
}

/** Which directives to show. */
export class DirectiveQuery {
  @ApiPropertyOptional({ enum: DIRECTIVE_STATES, enumName: 'DirectiveState' })
  @IsOptional()
  @IsIn(DIRECTIVE_STATES)
  state?: DirectiveState;

  @ApiPropertyOptional({ description: '`next` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  after?: string;

  @ApiPropertyOptional({ type: Number, example: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

/** Which posts a directive may go to. */
export class TargetQuery {
  @ApiPropertyOptional({ type: String, example: '乡镇党委书记', description: 'Kinds of posts, by commas' })
  @IsOptional()
  @Transform(commaList)
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  kind?: string[];

  @ApiPropertyOptional({ type: String, example: '乡镇', description: 'Levels, by commas' })
  @IsOptional()
  @Transform(commaList)
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  level?: string[];

  @ApiPropertyOptional({ format: 'uuid', description: 'Only in the subtree of this organisation' })
  @IsOptional()
  @IsUUID()
  within?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only members of this assessment group' })
  @IsOptional()
  @IsUUID()
  assessmentGroupId?: string;

  @ApiPropertyOptional({ enum: ['1'], description: 'Only heads of their organisations' })
  @IsOptional()
  @IsIn(['1'])
  heads?: '1';
}

/** A directive's id in the path. */
export class DirectiveParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;
}
