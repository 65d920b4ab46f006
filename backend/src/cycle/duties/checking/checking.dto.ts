import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CHECKING_CLASSES } from '@zeren/domain/cycle/duties/checking/awaits-check';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import { DutyRowDto } from '../dto/duty.dto';
import { commaList } from '../dto/duty-requests.dto';
import { CheckTermDto } from './check-term.dto';

export class PageAfterQuery {
  @ApiPropertyOptional({ description: 'What the page before called `next`' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  after?: string;
}

/** What of it to show. */
export class ToVerifyQuery extends PageAfterQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Only the subtree of this organisation' })
  @IsOptional()
  @IsUUID()
  organizationId?: string;

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

  @ApiPropertyOptional({ enum: CHECKING_CLASSES, example: '必核' })
  @IsOptional()
  @IsIn(CHECKING_CLASSES)
  checkingClass?: string;

  @ApiPropertyOptional({ example: '例会', description: 'A part of the title' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  text?: string;
}

/** A duty that waits for the look of the one who asks. */
export class WaitingDutyDto extends DutyRowDto {
  @ApiProperty({ type: CheckTermDto })
  waits: CheckTermDto;
}

/** The first of what waits, and how much it is. */
export class WaitingDutiesDto {
  @ApiProperty({ example: 12, description: 'From 100 on they are not counted' })
  count: number;
  @ApiProperty({ type: [WaitingDutyDto], description: 'What has waited longest first; at most 3' })
  items: WaitingDutyDto[];
}

export class ToVerifyPageDto {
  @ApiProperty({ type: [WaitingDutyDto], description: 'What has waited longest first' })
  items: WaitingDutyDto[];
  @ApiProperty({ type: String, nullable: true })
  next: string | null;
  @ApiProperty({ example: 12, description: 'Rows of all pages; from 1000 on they are not counted' })
  count: number;
}

/** A draw in a list. */
export class DrawRowDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  organizationId!: string;

  @ApiProperty({ example: '青禾镇党委' })
  organizationName!: string;

  @ApiProperty({ enum: ['report', 'verification'], enumName: 'DrawKind' })
  kind!: 'report' | 'verification';

  @ApiProperty({ example: '2026-10' })
  month!: string;

  @ApiProperty({ example: 31, description: 'Reports drawn from' })
  frame!: number;

  @ApiProperty({ example: 4 })
  drawn!: number;

  @ApiProperty({ format: 'date-time' })
  drawnAt!: string;
}

export class DrawsDto {
  @ApiProperty({ type: [DrawRowDto], description: 'Newest first; at most 200' })
  items!: DrawRowDto[];
}

/** All that it takes to draw the same again: lowest SHA-256 of “seed:id” first. */
export class DrawDto extends DrawRowDto {
  @ApiProperty({ description: '32 random bytes in hexadecimal', example: '5eed…' })
  seed!: string;

  @ApiProperty({ example: '0.1' })
  share!: string;

  @ApiProperty({ type: [String], format: 'uuid' })
  frameIds!: readonly string[];

  @ApiProperty({ type: [String], format: 'uuid', description: 'In the order drawn' })
  drawnIds!: readonly string[];
}
