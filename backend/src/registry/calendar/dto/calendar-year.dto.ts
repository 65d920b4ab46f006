import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

/** Which year. */
export class CalendarYearParam {
  @ApiProperty({ example: 2026 })
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year!: number;
}

/** A day that departs from Monday to Friday. */
export class CalendarExceptionDto {
  @ApiProperty({ example: '2026-02-16' })
  day!: string;

  @ApiProperty({ enum: ['holiday', 'worked'], example: 'holiday' })
  kind!: 'holiday' | 'worked';
}

/** A year of official working days. */
export class CalendarYearDto {
  @ApiProperty({ example: 2026 })
  year!: number;

  @ApiProperty({
    description: 'Whether the year is published; otherwise its dates are provisional.',
    example: true,
  })
  published!: boolean;

  @ApiProperty({ type: String, nullable: true, example: '国务院办公厅关于2026年部分节假日安排的通知' })
  basis!: string | null;

  @ApiProperty({ type: [CalendarExceptionDto] })
  exceptions!: CalendarExceptionDto[];
}
