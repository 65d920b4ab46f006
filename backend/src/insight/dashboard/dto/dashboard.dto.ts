import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { DutyRowDto } from '../../../cycle/duties';

const ID = '0197a1de-7a54-7c1e-8b1c-2b1f6f1d0a01';

/** Which year's duties; this year's when not given. */
class YearQuery {
  @ApiPropertyOptional({ type: Number, example: 2026 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year?: number;
}

/** Of which organisation; of the top of what one may see when not given. */
export class OverviewQuery extends YearQuery {
  @ApiPropertyOptional({ format: 'uuid', example: ID })
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}

export class OrganizationsQuery extends YearQuery {
  @ApiPropertyOptional({ format: 'uuid', example: ID })
  @IsOptional()
  @IsUUID()
  parentId?: string;
}

export class WorstQuery extends OverviewQuery {
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 50, default: 10 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  limit: number = 10;
}

/** Duties counted by light, and how many of those that fell due were done on time. */
export class FiguresDto {
  @ApiProperty({ description: 'Window not open.', example: 120 })
  idle: number;

  @ApiProperty({ description: 'Open, or done on time.', example: 301 })
  ok: number;

  @ApiProperty({ description: 'Done five or more working days early.', example: 44 })
  early: number;

  @ApiProperty({ description: 'Done after its due date.', example: 12 })
  late: number;

  @ApiProperty({ description: 'Five working days left or fewer, or returned.', example: 6 })
  soon: number;

  @ApiProperty({ description: 'Overdue.', example: 26 })
  overdue: number;

  @ApiProperty({ description: 'Overdue by twenty working days, or a second miss running.', example: 6 })
  severe: number;

  @ApiProperty({ example: 515 })
  total: number;

  @ApiProperty({ description: 'Those whose due date has passed.', example: 464 })
  dueToDate: number;

  @ApiProperty({ description: 'Those of them that were reported by then.', example: 432 })
  onTime: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'onTime ÷ dueToDate in percent, half up; null when nothing fell due.',
    example: '93.1',
  })
  onTimeRate: string | null;
}

export class SentenceDto {
  @ApiProperty({ example: '15 个单位按期率 93.1%；逾期 32 项，其中严重 6 项。' })
  zh: string;

  @ApiProperty({ example: '15 units: 93.1% on time; 32 overdue, 6 of them severe.' })
  en: string;
}

export class GroupFiguresDto {
  @ApiProperty({ description: 'Code of the catalogue `domain-groups`.', example: 'rural' })
  group: string;

  @ApiProperty({ example: '农村' })
  nameZh: string;

  @ApiProperty({ example: 'Rural' })
  nameEn: string;

  @ApiProperty({ type: FiguresDto })
  figures: FiguresDto;
}

export class OverviewOrganizationDto {
  @ApiProperty({ format: 'uuid', example: ID })
  id: string;

  @ApiProperty({ example: '云岭县委' })
  nameZh: string;
}

export class OverviewDto {
  @ApiProperty({ example: 2026 })
  year: number;

  @ApiProperty({ format: 'date-time', example: '2026-11-23T02:00:00.000Z' })
  asOf: string;

  @ApiProperty({ description: 'Where the figures come from: the ledger of duties.', example: 'duties' })
  source: string;

  @ApiProperty({ type: OverviewOrganizationDto })
  organization: OverviewOrganizationDto;

  @ApiProperty({ type: FiguresDto })
  totals: FiguresDto;

  @ApiProperty({ type: [GroupFiguresDto] })
  domains: GroupFiguresDto[];

  @ApiProperty({ type: SentenceDto })
  sentence: SentenceDto;
}

export class CellDto {
  @ApiProperty({ example: 'rural' })
  group: string;

  @ApiProperty({ type: FiguresDto })
  figures: FiguresDto;
}

export class UnitFiguresDto {
  @ApiProperty({ format: 'uuid', example: ID })
  organizationId: string;

  @ApiProperty({ example: '望舒镇党委' })
  name: string;

  @ApiProperty({ type: String, nullable: true, example: '周明远' })
  headName: string | null;

  @ApiProperty({ example: 23 })
  childCount: number;

  @ApiProperty({
    description: 'Whether this row is the organisation itself, without those below it.',
    example: false,
  })
  itself: boolean;

  @ApiProperty({ type: [CellDto] })
  cells: CellDto[];

  @ApiProperty({ type: FiguresDto })
  figures: FiguresDto;
}

export class UnitsDto {
  @ApiProperty({ format: 'date-time', example: '2026-11-23T02:00:00.000Z' })
  asOf: string;

  @ApiProperty({ type: [UnitFiguresDto] })
  rows: UnitFiguresDto[];
}

export class OfficeholderFiguresDto {
  @ApiProperty({ format: 'uuid', example: ID })
  postId: string;

  @ApiProperty({ example: '望舒镇党委书记' })
  postTitle: string;

  @ApiProperty({ example: '望舒镇党委' })
  organizationName: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Who answers for the post today.',
    example: '周明远',
  })
  holderName: string | null;

  @ApiProperty({ type: FiguresDto })
  figures: FiguresDto;
}

export class OfficeholdersDto {
  @ApiProperty({ format: 'date-time', example: '2026-11-23T02:00:00.000Z' })
  asOf: string;

  @ApiProperty({ type: [OfficeholderFiguresDto] })
  rows: OfficeholderFiguresDto[];
}

export class WorstDutiesDto {
  @ApiProperty({ type: [DutyRowDto] })
  items: DutyRowDto[];
}
