import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LIGHTS } from '@zeren/domain/cycle/duties/duty-light';
import type { Light } from '@zeren/domain/cycle/duties/duty-light';
import { DUE_OUTCOMES } from '@zeren/domain/cycle/duties/duty-turns';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { IsDay } from '../../../platform/http/is-day';

/** 'a,b' as a list; anything else is left to the checks. */
export const commaList = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value;

/** Which duties to show. */
export class DutyQuery {
  @ApiPropertyOptional({
    enum: ['1'],
    description: 'Only duties of the post acted under, and those that fall to it',
  })
  @IsOptional()
  @IsIn(['1'])
  mine?: '1';

  @ApiPropertyOptional({ format: 'uuid', description: 'Only the subtree of this organisation' })
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @ApiPropertyOptional({
    enum: ['1'],
    description: 'With organizationId: only what it owes itself, nothing from below it',
  })
  @IsOptional()
  @IsIn(['1'])
  itself?: '1';

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  postId?: string;

  @ApiPropertyOptional({
    type: String,
    example: '机关,事业单位',
    description: 'Domain codes, separated by commas',
  })
  @IsOptional()
  @Transform(commaList)
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(/^[\p{L}\p{N}-]{1,20}$/u, { each: true })
  domain?: string[];

  @ApiPropertyOptional({
    type: String,
    example: 'overdue,severe',
    description: 'Lights, separated by commas',
  })
  @IsOptional()
  @Transform(commaList)
  @IsArray()
  @ArrayMaxSize(LIGHTS.length)
  @IsIn(LIGHTS, { each: true })
  light?: Light[];

  @ApiPropertyOptional({
    type: String,
    example: 'on-time,late,missed',
    description:
      'What became of it by its due date, separated by commas; all three are what fell due to date',
  })
  @IsOptional()
  @Transform(commaList)
  @IsArray()
  @ArrayMaxSize(3)
  @IsIn(DUE_OUTCOMES, { each: true })
  outcome?: (typeof DUE_OUTCOMES)[number][];

  @ApiPropertyOptional({ example: 2026 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year?: number;

  @ApiPropertyOptional({ example: '2026-11-01', description: 'Due on this day or later' })
  @IsOptional()
  @IsDay()
  from?: string;

  @ApiPropertyOptional({ example: '2026-11-30', description: 'Due on this day or earlier' })
  @IsOptional()
  @IsDay()
  to?: string;

  @ApiPropertyOptional({ description: 'The `next` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  after?: string;

  @ApiPropertyOptional({ example: 50, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

/** What a draft holds: anything, also nothing yet. */
export class DutyDraftBody {
  @ApiProperty({ example: '11月4日开会，过 14 村' })
  @IsString()
  @MaxLength(2000)
  result: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  problem?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  helpWanted?: string | null;
}

/** A report: one line of result is enough. */
export class ReportDutyBody {
  @ApiProperty({ example: '11月4日开会，过 14 村，红灯 2 村，6日到萤火村现场督办。', maxLength: 500 })
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  result: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 1000 })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  problem?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 1000 })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  helpWanted?: string | null;
}

/** The moment a draft was kept. */
export class DraftSavedDto {
  @ApiProperty({ format: 'date-time' })
  savedAt: string;
}

/** A duty's id in the path. */
export class DutyParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;
}

/** A file that comes in for a duty, in the path. */
export class DutyUploadParam extends DutyParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  uploadId: string;
}

/** A duty's evidence in the path. */
export class DutyEvidenceParam extends DutyParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  evidenceId: string;
}
