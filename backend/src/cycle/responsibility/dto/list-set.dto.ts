import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsDateString,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import { IssuedListsDto, ListRowDto } from './list.dto';
import { CheckResultDto } from './check-result.dto';

/** Which list set. */
export class SetParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id!: string;
}

/** How far the newest check of a set is, and what it says in short. */
export class CheckStateDto {
  @ApiProperty({ enum: ['waiting', 'running', 'done'] })
  state!: 'waiting' | 'running' | 'done';

  @ApiProperty({ example: 2000 })
  itemsDone!: number;

  @ApiProperty({ example: 20000 })
  itemsTotal!: number;

  @ApiProperty({ format: 'date-time' })
  askedAt!: string;

  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  finishedAt!: string | null;

  @ApiProperty({ description: 'Whether a list has changed since the check.' })
  aged!: boolean;

  @ApiProperty({ type: Number, nullable: true, example: 41 })
  required!: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 35 })
  filled!: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 9 })
  warnings!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Red cells without a reason.', example: 6 })
  unexplained!: number | null;
}

/** All lists that one body issues for one year. */
export class ListSetDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 2026 })
  year!: number;

  @ApiProperty({ example: '中共云岭县委2026年责任清单' })
  title!: string;

  @ApiProperty({ format: 'uuid' })
  organizationId!: string;

  @ApiProperty({ example: '中共云岭县委' })
  organizationName!: string;

  @ApiProperty({ example: 60 })
  lists!: number;

  @ApiProperty({ example: 3 })
  drafts!: number;

  @ApiProperty({ type: CheckStateDto, nullable: true })
  check!: CheckStateDto | null;

  @ApiProperty({ example: 6 })
  reasonsGiven!: number;
}

/** Why something warned of is left as it is; the level above reads it. */
export class SetReasonDto {
  @ApiProperty({ example: 'empty-cell:作风建设:社会组织' })
  warningKey!: string;

  @ApiProperty({ example: '不涉及' })
  reason!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date',
    description: 'Until when it is to be filled.',
  })
  until!: string | null;

  @ApiProperty({ format: 'date-time' })
  givenAt!: string;

  @ApiProperty({ type: String, nullable: true, example: '林小满（组织部长）' })
  givenBy!: string | null;
}

/** Why a red cell was left empty by a body below that issues its lists. */
export class ReasonBelowDto {
  @ApiProperty({ format: 'uuid' })
  listSetId!: string;

  @ApiProperty({ example: '望舒镇党委' })
  organizationName!: string;

  @ApiProperty({ example: 'empty-cell:作风建设:社会组织' })
  warningKey!: string;

  @ApiProperty({ example: '不涉及' })
  reason!: string;

  @ApiProperty({ type: String, nullable: true, format: 'date' })
  until!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '林小满（乡镇党委书记）' })
  givenBy!: string | null;
}

/** What issuing a set would do: its drafts that are ready, and those that wait for a deadline. */
export class SetDraftsDto {
  @ApiProperty({ example: 157 })
  readyLists!: number;

  @ApiProperty({ example: 329 })
  readyItems!: number;

  @ApiProperty({ type: [ListRowDto], description: 'The first of those that are ready.' })
  ready!: ListRowDto[];

  @ApiProperty({
    description: 'Drafts that cannot be issued before their deadlines are settled.',
    example: 8,
  })
  undatedLists!: number;

  @ApiProperty({ example: 8 })
  undatedItems!: number;

  @ApiProperty({ type: [ListRowDto], description: 'The first of those that wait.' })
  undated!: ListRowDto[];
}

export class SetCheckDto {
  @ApiProperty({ type: ListSetDto })
  set!: ListSetDto;

  @ApiProperty({ type: CheckResultDto, nullable: true })
  result!: CheckResultDto | null;

  @ApiProperty({ type: SetDraftsDto })
  drafts!: SetDraftsDto;

  @ApiProperty({ type: [SetReasonDto] })
  reasons!: SetReasonDto[];

  @ApiProperty({ type: [ReasonBelowDto], description: 'Of the sets that bodies below have begun to issue.' })
  reasonsBelow!: ReasonBelowDto[];
}

export class AskedCheckDto {
  @ApiProperty({ format: 'uuid' })
  checkId!: string;
}

export class GiveReasonDto {
  @ApiProperty({ type: [String], example: ['empty-cell:作风建设:社会组织'], maxItems: 500 })
  @IsString({ each: true })
  @MaxLength(120, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  keys!: string[];

  @ApiProperty({ example: '不涉及', description: 'Empty takes the reason back.' })
  @IsString()
  @MaxLength(200)
  reason!: string;

  @ApiPropertyOptional({ type: String, nullable: true, format: 'date' })
  @IsOptional()
  @IsDateString({ strict: true })
  until?: string | null;
}

export class GivenReasonDto {
  @ApiProperty({ example: 6 })
  given!: number;
}

export class IssuedSetDto extends IssuedListsDto {
  @ApiProperty({ description: 'Drafts of the set that are left.', example: 0 })
  left!: number;
}
