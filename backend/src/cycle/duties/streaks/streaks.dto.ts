import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { STREAK_OUTCOMES } from '@zeren/domain/cycle/duties/streak-sentence';
import type { StreakOutcome } from '@zeren/domain/cycle/duties/streak-sentence';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { DutySentenceDto } from '../dto/duty.dto';

/** Where runs of misses are looked for. */
export class StreakQuery {
  @ApiPropertyOptional({ example: 2026, description: 'This year when left out' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year?: number;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only the subtree of this organisation' })
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  postId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only what fell due in this person’s own terms' })
  @IsOptional()
  @IsUUID()
  personId?: string;

  @ApiPropertyOptional({ example: 3, default: 2, description: 'Runs of so many periods or more' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(12)
  atLeast?: number;

  @ApiPropertyOptional({ description: 'The `next` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  after?: string;

  @ApiPropertyOptional({ example: 50, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

/** A period of an item that has fallen due. */
export class StreakPeriodDto {
  @ApiProperty({ format: 'uuid' })
  dutyId: string;
  @ApiProperty({ example: '2026年3月' })
  periodLabel: string;
  @ApiProperty({ example: '2026-03-05' })
  dueOn: string;
  @ApiProperty({ enum: STREAK_OUTCOMES, enumName: 'StreakOutcome' })
  outcome: StreakOutcome;
  @ApiProperty({ description: 'Whether it belongs to the run' })
  inRun: boolean;
}

/** The gravest run of misses of one item at one post. */
export class StreakDto {
  @ApiProperty({ format: 'uuid' })
  postId: string;
  @ApiProperty({ example: '乡镇党委书记' })
  postTitle: string;
  @ApiProperty({ format: 'uuid' })
  organizationId: string;
  @ApiProperty({ example: '望舒镇党委' })
  organizationName: string;
  @ApiProperty({ type: String, nullable: true, example: '林小满', description: 'Who holds the post today' })
  holderName: string | null;
  @ApiProperty({ format: 'uuid' })
  lineageId: string;
  @ApiProperty({ example: '每月5日前召开党建例会' })
  title: string;
  @ApiProperty({ type: String, nullable: true })
  titleEn: string | null;
  @ApiProperty({ example: 3 })
  length: number;
  @ApiProperty({ description: 'Whether the latest period belongs to it' })
  running: boolean;
  @ApiProperty({ example: 2, description: 'Of the run: not handed in to this day' })
  open: number;
  @ApiProperty({ type: DutySentenceDto })
  sentence: DutySentenceDto;
  @ApiProperty({ type: [StreakPeriodDto], description: 'All that fell due this year, by date' })
  periods: StreakPeriodDto[];
}

export class StreaksDto {
  @ApiProperty({ example: 2026 })
  year: number;
  @ApiProperty({ type: [StreakDto], description: 'Longest first' })
  items: StreakDto[];
  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}
