import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import {
  CADENCE_KINDS,
  CADENCE_SHIFTS,
  CADENCE_TRIGGERS,
  CADENCE_UNITS,
} from '@zeren/domain/cycle/responsibility/cadence-clause';
import type {
  CadenceClause,
  CadenceDeadline,
  CadenceKind,
  CadenceShift,
  CadenceTrigger,
  CadenceUnit,
  CadenceWindow,
} from '@zeren/domain/cycle/responsibility/cadence-clause';

const DAY = {
  oneOf: [
    { type: 'integer', minimum: 1, maximum: 31 },
    { type: 'string', enum: ['end'] },
  ],
};
const object = (at: string, value: string, properties: Record<string, object>) => ({
  type: 'object',
  required: [at, ...Object.keys(properties)],
  properties: { [at]: { type: 'string', enum: [value] }, ...properties },
});
const MONTH = { type: 'integer', minimum: 1, maximum: 12 };

/** One clause of a cadence, as in `libs/domain/src/cycle/responsibility/cadence-clause.ts`. */
export class CadenceClauseDto implements CadenceClause {
  @ApiProperty({ enum: CADENCE_KINDS, example: 'quarterly' })
  kind!: CadenceKind;

  @ApiProperty({
    example: { opens: 'period' },
    oneOf: [
      object('opens', 'period', {}),
      object('opens', 'month', {}),
      object('opens', 'date', { month: MONTH, day: { type: 'integer' } }),
      object('opens', 'before', { days: { type: 'integer' } }),
    ],
  })
  window!: CadenceWindow;

  @ApiProperty({
    example: { at: 'period', month: 'last', day: 25 },
    oneOf: [
      object('at', 'day', { day: { type: 'string', format: 'date' } }),
      object('at', 'date', { month: MONTH, day: DAY }),
      object('at', 'period', { month: { type: 'string', enum: ['first', 'last'] }, day: DAY }),
      object('at', 'week', { weekday: DAY }),
      object('at', 'offset', {
        from: { type: 'string', enum: ['start', 'end'] },
        count: { type: 'integer' },
      }),
    ],
  })
  deadline!: CadenceDeadline;

  @ApiProperty({ enum: CADENCE_UNITS, example: 'day' })
  unit!: CadenceUnit;

  @ApiPropertyOptional({
    type: 'object',
    required: ['kind'],
    properties: { kind: { type: 'string', enum: Object.keys(CADENCE_TRIGGERS) }, label: { type: 'string' } },
  })
  trigger?: CadenceTrigger;

  @ApiPropertyOptional({
    description: 'Months of one period, for every-n-months; weeks of one, for weekly.',
    example: 2,
  })
  every?: number;

  @ApiProperty({ example: '签订' })
  label!: string;

  @ApiPropertyOptional({ example: '过半' })
  share?: string;

  @ApiProperty({ enum: CADENCE_SHIFTS, example: 'none' })
  shift!: CadenceShift;
}

/** An item of a list. */
@ApiExtraModels(CadenceClauseDto)
export class ItemViewDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid', description: 'The same through versions and years.' })
  lineageId!: string;

  @ApiProperty({ example: 1 })
  sort!: number;

  @ApiProperty({ type: String, nullable: true, example: 'R19' })
  code!: string | null;

  @ApiProperty({ example: '每月召开党建例会逐村过进度、亮红黄绿灯，对红灯村现场督办' })
  textZh!: string;

  @ApiProperty({ type: String, nullable: true })
  textEn!: string | null;

  @ApiProperty({ example: '制度建设' })
  dimensionCode!: string;

  @ApiProperty({ example: '制度建设' })
  dimensionName!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Institutions' })
  dimensionNameEn!: string | null;

  @ApiProperty({ example: '农村' })
  domainCode!: string;

  @ApiProperty({ example: '农村' })
  domainName!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Rural' })
  domainNameEn!: string | null;

  @ApiProperty({ example: '乡镇' })
  levelCode!: string;

  @ApiProperty({ example: '乡镇' })
  levelName!: string;

  @ApiProperty({ example: '活动' })
  typeCode!: string;

  @ApiProperty({ example: '活动' })
  typeName!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Activity' })
  typeNameEn!: string | null;

  @ApiProperty({ example: '每月5日前' })
  cadencePhrase!: string;

  @ApiProperty({
    type: 'array',
    items: { $ref: getSchemaPath(CadenceClauseDto) },
    nullable: true,
    description: 'Null until somebody has said what the phrase means.',
  })
  cadenceClauses!: readonly CadenceClause[] | null;

  @ApiProperty({ type: String, nullable: true, example: '每月5日前' })
  cadenceZh!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'By day 5 of each month' })
  cadenceEn!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '例会通报、督办单' })
  evidenceAsked!: string | null;

  @ApiProperty({ example: '示例' })
  basis!: string;

  @ApiProperty({ example: '备案' })
  checkingClass!: string;

  @ApiProperty({ type: String, nullable: true })
  lineWork!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'A decimal number.', example: '90' })
  quantity!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '%' })
  quantityUnit!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '逐村过进度' })
  standard!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '0 to 100, a decimal number.', example: '5' })
  weight!: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  templateId!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null where its origin is not noted.' })
  templateCode!: string | null;

  @ApiProperty({ description: 'Added locally to a list that was made from a template (本地增加).' })
  local!: boolean;

  @ApiProperty({ description: 'Duties left open in the year it was copied from.', example: 0 })
  carriedOver!: number;

  @ApiProperty({ example: 1 })
  version!: number;
}
