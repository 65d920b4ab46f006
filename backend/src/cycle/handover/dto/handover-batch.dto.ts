import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { TENURE_KINDS } from '@zeren/domain/registry/organizations/tenure';
import type { TenureKind } from '@zeren/domain/registry/organizations/tenure';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { HandoverSentenceDto } from './handover.dto';

const IsDay = () => applyDecorators(Matches(/^\d{4}-\d\d-\d\d$/), IsISO8601({ strict: true }));
/** A county's villages, each with a team. */
const MOST_POSTS = 500;
const SHEET = 100_000;

/** A batch to be opened. */
export class NewBatchBody {
  @ApiProperty({ format: 'uuid', description: 'The body that holds the election, or leads it below' })
  @IsUUID()
  organizationId: string;

  @ApiProperty({ example: '2026 年村“两委”换届', maxLength: 60 })
  @IsString()
  @MinLength(2)
  @MaxLength(60)
  name: string;

  @ApiProperty({ format: 'date', example: '2026-07-01' })
  @IsDay()
  electedOn: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 500, example: '县委组织部〔2026〕12号' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  notes?: string | null;
}

/** The result of an election, pasted from a table. */
export class ElectionSheetBody {
  @ApiProperty({
    maxLength: SHEET,
    example: '清溪村党总支\t党总支书记\t许知远',
    description: 'Lines of organisation, post, person, kind of tenure (optional), first day (optional)',
  })
  @IsString()
  @MinLength(1)
  @MaxLength(SHEET)
  text: string;
}

/** Handovers that are under way already, to be led together. */
export class JoinBatchBody {
  @ApiProperty({ type: [String], format: 'uuid' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_POSTS)
  @IsUUID(undefined, { each: true })
  handoverIds: string[];
}

export class BatchPageQuery {
  @ApiPropertyOptional({ description: 'The `next` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  after?: string;
}

/** A batch and how far it has come. */
export class HandoverBatchDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ format: 'uuid' })
  organizationId: string;
  @ApiProperty({ example: '云岭县委' })
  organizationName: string;
  @ApiProperty({ example: '2026 年村“两委”换届' })
  name: string;
  @ApiProperty({ format: 'date', example: '2026-07-01' })
  electedOn: string;
  @ApiProperty({ type: String, nullable: true })
  notes: string | null;
  @ApiProperty({ description: 'Days of the calendar without red for who took over' })
  graceDays: number;
  @ApiProperty({ description: 'Posts whose holder was elected again: nothing to hand over' })
  kept: number;
  @ApiProperty({ description: 'Changes that take effect on a day to come' })
  ahead: number;
  @ApiProperty()
  handovers: number;
  @ApiProperty()
  toHandOver: number;
  @ApiProperty()
  toTakeOver: number;
  @ApiProperty()
  takenOver: number;
  @ApiProperty()
  overdue: number;
  @ApiProperty({ example: 1 })
  version: number;
}

export class HandoverBatchPageDto {
  @ApiProperty({ type: [HandoverBatchDto] })
  items: HandoverBatchDto[];
  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

/** A line of the pasted table, and what it means. */
export class ElectionRowDto {
  @ApiProperty({ example: 2 })
  line: number;
  @ApiProperty({ example: '清溪村党总支' })
  organization: string;
  @ApiProperty({ example: '党总支书记' })
  post: string;
  @ApiProperty({ example: '许知远' })
  person: string;
  @ApiProperty({ enum: TENURE_KINDS })
  kind: TenureKind;
  @ApiProperty({ format: 'date', example: '2026-07-01' })
  startsOn: string;
  @ApiProperty({ type: String, nullable: true, example: '林小满', description: 'Who holds the post today' })
  holderName: string | null;
  @ApiProperty({ enum: ['change', 'kept'], nullable: true, description: 'Null where something is wrong' })
  outcome: 'change' | 'kept' | null;
  @ApiProperty({ type: HandoverSentenceDto, nullable: true })
  fault: HandoverSentenceDto | null;
}

/** What a pasted table would do, or has done. */
export class ElectionSheetDto {
  @ApiProperty({ type: [ElectionRowDto] })
  rows: ElectionRowDto[];
  @ApiProperty()
  changes: number;
  @ApiProperty()
  kept: number;
  @ApiProperty()
  faults: number;
  @ApiProperty({ example: 1, description: 'Of the batch as it was looked at, or as it is now' })
  version: number;
}

/** How many were reminded. */
export class RemindedDto {
  @ApiProperty({ example: 14 })
  reminded: number;
  @ApiProperty({ description: 'Reminded earlier today, and not again', example: 2 })
  remindedBefore: number;
}
