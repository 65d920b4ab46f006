import { ApiProperty } from '@nestjs/swagger';

/** How things stood at 00:00 of a Monday; null where nothing is kept of that week. */
export class TrendPointDto {
  @ApiProperty({ format: 'date', example: '2026-11-23' })
  monday: string;

  @ApiProperty({ type: Number, nullable: true, description: 'Duties whose date had passed.', example: 1050 })
  due: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Those reported by it.', example: 978 })
  onTime: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'onTime ÷ due in percent.', example: '93.1' })
  onTimeRate: string | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Not reported though the date, or the one granted instead, had passed.',
    example: 32,
  })
  overdue: number | null;
}

/** What changed in a group of domains since the week began. */
export class WeekChangeDto {
  @ApiProperty({ example: 'rural' })
  group: string;

  @ApiProperty({ example: '农村' })
  nameZh: string;

  @ApiProperty({ example: 'Rural' })
  nameEn: string;

  @ApiProperty({ description: 'Overdue when the week began.', example: 13 })
  before: number;

  @ApiProperty({ description: 'Overdue since.', example: 2 })
  added: number;

  @ApiProperty({ description: 'Overdue then, reported since.', example: 4 })
  cleared: number;
}

export class TrendDto {
  @ApiProperty({ format: 'date-time', example: '2026-11-25T02:00:00.000Z' })
  asOf: string;

  @ApiProperty({ example: 2026 })
  year: number;

  @ApiProperty({ type: [TrendPointDto], description: 'Twelve weeks, oldest first' })
  weeks: TrendPointDto[];

  @ApiProperty({ type: [TrendPointDto], description: 'The same weeks of the year before' })
  yearBefore: TrendPointDto[];

  @ApiProperty({ format: 'date', example: '2026-11-23' })
  since: string;

  @ApiProperty({ type: [WeekChangeDto] })
  changes: WeekChangeDto[];
}
