import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, Max, Min } from 'class-validator';
import { DEADLINE_KINDS, FURTHEST_RUNG, MOST_RUNGS } from '@zeren/domain/insight/reminders/ladder-rule';
import type { DeadlineKind } from '@zeren/domain/insight/reminders/ladder-rule';

export class LadderParam {
  @ApiProperty({ enum: DEADLINE_KINDS, example: 'duty-filed' })
  @IsIn(DEADLINE_KINDS)
  ladder: DeadlineKind;
}

/** When a kind of deadline is spoken of, in working days from it. */
export class LadderBody {
  @ApiProperty({ type: [Number], example: [7, 3, 1] })
  @IsArray()
  @ArrayMaxSize(MOST_RUNGS)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(FURTHEST_RUNG, { each: true })
  before: number[];

  @ApiProperty({ example: true })
  @IsBoolean()
  onTheDay: boolean;

  @ApiProperty({ type: [Number], description: 'To whoever answers, once overdue.', example: [1, 3, 7] })
  @IsArray()
  @ArrayMaxSize(MOST_RUNGS)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(FURTHEST_RUNG, { each: true })
  after: number[];

  @ApiProperty({
    type: [Number],
    description: 'To superiors, one step further up with each.',
    example: [1, 3, 7],
  })
  @IsArray()
  @ArrayMaxSize(MOST_RUNGS)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(FURTHEST_RUNG, { each: true })
  above: number[];
}

export class LadderDto {
  @ApiProperty({ enum: DEADLINE_KINDS, example: 'duty-filed' })
  kind: DeadlineKind;

  @ApiProperty({ type: [Number], example: [7, 3, 1] })
  before: readonly number[];

  @ApiProperty({ example: true })
  onTheDay: boolean;

  @ApiProperty({ type: [Number], example: [1, 3, 7] })
  after: readonly number[];

  @ApiProperty({ type: [Number], example: [1, 3, 7] })
  above: readonly number[];

  @ApiProperty({ example: 1 })
  version: number;
}

export class LaddersDto {
  @ApiProperty({ type: [LadderDto] })
  items: LadderDto[];

  @ApiProperty({ description: 'Whether the one who asks may change them.', example: true })
  mayChange: boolean;
}
