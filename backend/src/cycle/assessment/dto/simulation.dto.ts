import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';

/** The smallest scheme there is: one indicator, all or nothing. */
const EXAMPLE = {
  format: 'zeren-scheme/1',
  code: 'trial',
  version: 1,
  name: { zh: '试算', en: 'Trial' },
  basis: { kind: '示例' },
  rounding: { indicator: { digits: 2 }, total: { digits: 2 } },
  facts: { 'requests.closed': { zh: '按期办结', en: 'closed in time' } },
  indicators: [
    {
      code: 'X1',
      name: { zh: '办结', en: 'Closed' },
      points: '100',
      rule: { kind: 'share', done: 'requests.closed', due: '20' },
    },
  ],
};

export class SimulatedUnitDto {
  @ApiProperty({ example: 'wangshu' }) @IsString() @Length(1, 80) id: string;
  @ApiProperty({ example: '乡镇一组', description: 'The group in which it is compared' })
  @IsString()
  @Length(1, 80)
  group: string;
}

export class SimulatedFactDto {
  @ApiProperty({ example: 'wangshu' }) @IsString() @Length(1, 80) unit: string;
  @ApiProperty({ example: 'requests.closed' }) @IsString() @Length(1, 200) key: string;
  @ApiPropertyOptional({ example: 'group' }) @IsOptional() @IsString() @Length(1, 80) source?: string;
  @ApiProperty({
    description: 'As the kind of the fact is written: docs/scheme-format.md',
    oneOf: [
      { type: 'string', example: '18' },
      { type: 'boolean' },
      { type: 'object', additionalProperties: { type: 'string' } },
      { type: 'array', items: { type: 'object', additionalProperties: true } },
    ],
  })
  @IsDefined()
  value: unknown;
  @ApiPropertyOptional({ example: '2026-11-30' }) @IsOptional() @Matches(/^\d{4}-\d{2}-\d{2}$/) asOf?: string;
  @ApiPropertyOptional({ description: 'Digest of what the value was taken from' })
  @IsOptional()
  @IsString()
  @Length(1, 128)
  digest?: string;
  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  evidence?: string[];
}

export class SimulationDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: EXAMPLE,
    description: 'A scheme document: docs/scheme-format.md',
  })
  @IsObject()
  scheme: Record<string, unknown>;

  @ApiProperty({ type: [SimulatedUnitDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => SimulatedUnitDto)
  units: SimulatedUnitDto[];

  @ApiProperty({ type: [SimulatedFactDto] })
  @IsArray()
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => SimulatedFactDto)
  facts: SimulatedFactDto[];
}

export class SchemeFaultView {
  @ApiProperty({ example: '/indicators/0/rule/done', description: 'JSON Pointer into the scheme' })
  at: string;
  @ApiProperty({ example: 'fact-unknown' }) code: string;
  @ApiProperty() zh: string;
  @ApiProperty() en: string;
}

export class FactFaultView {
  @ApiProperty({ example: 'wangshu' }) unit: string;
  @ApiProperty({ example: 'requests.closed' }) key: string;
  @ApiProperty({ example: 'fact-value' }) code: string;
  @ApiProperty() zh: string;
  @ApiProperty() en: string;
}

export class GradeReasonView {
  @ApiProperty() zh: string;
  @ApiProperty() en: string;
}

export class ExplainedFactView {
  @ApiProperty({ example: 'requests.closed' }) key: string;
  @ApiProperty() zh: string;
  @ApiProperty() en: string;
  @ApiProperty() source: string;
  @ApiProperty({
    nullable: true,
    oneOf: [
      { type: 'string' },
      { type: 'boolean' },
      { type: 'object', additionalProperties: { type: 'string' } },
      { type: 'array', items: { type: 'object', additionalProperties: true } },
    ],
  })
  value: unknown;
  @ApiProperty({ description: 'Whether it was not handed in, and the scheme says what it is taken for' })
  assumed: boolean;
  @ApiProperty({ type: String, nullable: true }) asOf: string | null;
  @ApiProperty({ type: String, nullable: true }) digest: string | null;
  @ApiProperty({ type: [String] }) evidence: string[];
}

export class ExplainedRowView {
  @ApiProperty({ example: 'rule' }) step: string;
  @ApiProperty() source: string;
  @ApiProperty({ type: String, nullable: true, description: 'Adjustment or grade limit that it comes from' })
  by: string | null;
  @ApiProperty({ description: 'The formula in words' }) zh: string;
  @ApiProperty() en: string;
  @ApiProperty({ example: '5.4' }) points: string;
  @ApiProperty({
    type: [String],
    example: ['requests.closed'],
    description:
      'Keys of the facts that it rests on; they stand in `facts` of the unit, under the same source',
  })
  facts: string[];
}

export class ExplainedIndicatorView {
  @ApiProperty({ example: 'N09' }) code: string;
  @ApiProperty() zh: string;
  @ApiProperty() en: string;
  @ApiProperty({ enum: ['scored', 'open', 'not-applicable'] }) state: string;
  @ApiProperty({ example: '7' }) of: string;
  @ApiProperty({ example: '6.3' }) points: string;
  @ApiProperty({ type: String, nullable: true, description: 'The fact that is missing' }) missing:
    string | null;
  @ApiProperty({ type: [ExplainedRowView] }) rows: ExplainedRowView[];
}

/** A unit's score; all rows together add up to the total. */
export class ExplainedUnitView {
  @ApiProperty({ example: 'wangshu' }) unit: string;
  @ApiProperty() group: string;
  @ApiProperty({ example: '88.52' }) total: string;
  @ApiProperty({ description: 'Whether no indicator is open' }) complete: boolean;
  @ApiProperty() place: number;
  @ApiProperty({ type: String, nullable: true }) grade: string | null;
  @ApiProperty({ type: [GradeReasonView] }) gradeReasons: GradeReasonView[];
  @ApiProperty({ type: [ExplainedIndicatorView] }) indicators: ExplainedIndicatorView[];
  @ApiProperty({ type: [ExplainedRowView] }) rows: ExplainedRowView[];
  @ApiProperty({ type: [ExplainedFactView], description: 'The facts behind all rows, each once' })
  facts: ExplainedFactView[];
}

export class SimulationView {
  @ApiProperty({ type: [SchemeFaultView], description: 'With any of these nothing is scored' })
  schemeFaults: SchemeFaultView[];
  @ApiProperty({ type: [SchemeFaultView] }) warnings: SchemeFaultView[];
  @ApiProperty({ type: [FactFaultView], description: 'With any of these nothing is scored' })
  factFaults: FactFaultView[];
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of the canonical inputs' })
  inputsDigest: string | null;
  @ApiProperty({ type: [ExplainedUnitView] }) units: ExplainedUnitView[];
}
