import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { SOURCE_FIELD_KEYS } from '@zeren/domain/cycle/duties/importing/source-fields';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

/** The samples that a clerk may download to try it. */
export const SAMPLE_KINDS = ['meetings', 'training', 'hotline'] as const;
export type SampleKind = (typeof SAMPLE_KINDS)[number];

export class SampleParam {
  @ApiProperty({ enum: SAMPLE_KINDS, example: 'meetings' })
  @IsIn(SAMPLE_KINDS)
  kind: SampleKind;
}

/** An import's id in the path. */
export class ReportImportParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;
}

export class PlannedReportQuery {
  @ApiPropertyOptional({ description: 'The `next` of the page before', example: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000)
  after?: number;
}

/** A value of a column, and in how many rows it stands. */
export class ColumnValueDto {
  @ApiProperty({ example: '主题党日' })
  text: string;
  @ApiProperty({ example: 12 })
  rows: number;
}

export class SourceColumnDto {
  @ApiProperty({ example: '会议类型' })
  header: string;
  @ApiProperty({ type: [String], example: ['主题党日', '支部党员大会'] })
  samples: string[];
  @ApiProperty({ type: [ColumnValueDto], description: 'Empty where there are too many to be kinds' })
  values: ColumnValueDto[];
}

/** Which duties a kind of record serves. */
export class ServedKindDto {
  @ApiProperty({ example: '主题党日', description: 'Empty where no column says the kind' })
  @IsString()
  @MaxLength(200)
  kind: string;

  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(1000, { each: true })
  titles: string[];
}

export class DutyTitleDto {
  @ApiProperty({ example: '每月固定日开展主题党日' })
  title: string;
  @ApiProperty({ description: 'How many posts owe it', example: 14 })
  posts: number;
}

export class LikeUnitDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ example: '清溪村党总支' })
  name: string;
}

/** A unit as others write it, and ours that it stands for. */
export class MappedUnitDto {
  @ApiProperty({ example: '清溪村支部' })
  name: string;
  @ApiProperty({ example: 3 })
  rows: number;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  organizationId: string | null;
  @ApiProperty({ type: String, nullable: true })
  organizationName: string | null;
  @ApiProperty({ type: [LikeUnitDto], description: 'Which may be meant' })
  like: LikeUnitDto[];
}

const FIELDS = {
  type: 'object',
  additionalProperties: { type: 'string' },
  description: `Header of the column by field: ${SOURCE_FIELD_KEYS.join(', ')}`,
  example: { unit: '组织名称', day: '召开时间', result: '会议主题', kind: '会议类型' },
} as const;

/** How a table is read: remembered, or guessed. */
export class ReportMappingDto {
  @ApiProperty({ type: String, nullable: true, format: 'uuid', description: 'Null while none is kept' })
  mappingId: string | null;
  @ApiProperty({ type: String, nullable: true, example: '党建会议平台' })
  name: string | null;
  @ApiProperty({ type: Number, nullable: true, example: 2 })
  version: number | null;
  @ApiProperty({ example: '会议记录' })
  sheet: string;
  @ApiProperty({ example: 2 })
  headerRow: number;
  @ApiProperty({ example: 120 })
  rows: number;
  @ApiProperty({ type: [SourceColumnDto] })
  columns: SourceColumnDto[];
  @ApiProperty(FIELDS)
  fields: Record<string, string>;
  @ApiProperty({ type: [ServedKindDto] })
  serves: ServedKindDto[];
  @ApiProperty({ type: [DutyTitleDto], description: 'What the units below have to do' })
  titles: DutyTitleDto[];
  @ApiProperty({ type: [MappedUnitDto] })
  units: MappedUnitDto[];
}

export class UnitChoiceDto {
  @ApiProperty({ example: '清溪村支部' })
  @IsString()
  @MaxLength(200)
  name: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  organizationId: string;
}

export class SaveReportMappingBody {
  @ApiProperty({ example: '党建会议平台', maxLength: 40 })
  @IsString()
  @MaxLength(200)
  name: string;

  @ApiPropertyOptional({ type: String, nullable: true, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  mappingId?: string | null;

  @ApiPropertyOptional({ type: Number, nullable: true, description: 'The version that was shown' })
  @IsOptional()
  @IsInt()
  @Min(1)
  mappingVersion?: number | null;

  @ApiProperty(FIELDS)
  @IsObject()
  fields: Record<string, string>;

  @ApiProperty({ type: [ServedKindDto] })
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => ServedKindDto)
  serves: ServedKindDto[];

  @ApiProperty({ type: [UnitChoiceDto] })
  @IsArray()
  @ArrayMaxSize(2_000)
  @ValidateNested({ each: true })
  @Type(() => UnitChoiceDto)
  units: UnitChoiceDto[];
}

/** A report that a dry run would make. */
export class PlannedReportDto {
  @ApiProperty({ format: 'uuid' })
  dutyId: string;
  @ApiProperty({ example: '每月固定日开展主题党日' })
  title: string;
  @ApiProperty({ type: String, nullable: true })
  titleEn: string | null;
  @ApiProperty({ example: '2026年9月' })
  periodLabel: string;
  @ApiProperty({ example: '清溪村党总支' })
  unit: string;
  @ApiProperty({ example: '村党组织书记' })
  post: string;
  @ApiProperty({ example: '2026-09-05' })
  reportedOn: string;
  @ApiProperty({ example: '9月5日主题党日：学习条例，参会人数28' })
  result: string;
  @ApiProperty({ type: [Number], description: 'Rows of the table that it comes of', example: [4] })
  rows: number[];
}

export class PlannedReportPageDto {
  @ApiProperty({ type: [PlannedReportDto] })
  items: PlannedReportDto[];
  @ApiProperty({ type: Number, nullable: true })
  next: number | null;
}
