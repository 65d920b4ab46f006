import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsInt, IsOptional, Length, Max, Min } from 'class-validator';
import { IsDay } from '../../../platform/http/is-day';

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
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'uuid',
    description: 'Null while it is not published.',
  })
  id!: string | null;

  @ApiProperty({ example: 2026 })
  year!: number;

  @ApiProperty({
    description: 'Whether the year is published; otherwise its dates are provisional.',
    example: true,
  })
  published!: boolean;

  @ApiProperty({ type: String, nullable: true, example: '国务院办公厅关于2026年部分节假日安排的通知' })
  basis!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2025-11-04' })
  publishedOn!: string | null;

  @ApiProperty({ description: 'For If-Match; 0 while the year is not published.', example: 1 })
  version!: number;

  @ApiProperty({ type: [CalendarExceptionDto] })
  exceptions!: CalendarExceptionDto[];
}

/** A year's notice as it is to be published. */
export class PublishedYearDto {
  @ApiProperty({ example: '国务院办公厅关于2026年部分节假日安排的通知', maxLength: 200 })
  @Length(1, 200)
  basis!: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: '2025-11-04' })
  @IsOptional()
  @IsDay()
  publishedOn?: string | null;

  @ApiProperty({ type: [String], example: ['2026-02-16'], description: 'Weekdays off.' })
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(120)
  @IsDay({ each: true })
  holidays!: string[];

  @ApiProperty({ type: [String], example: ['2026-02-14'], description: 'Saturdays and Sundays worked.' })
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(60)
  @IsDay({ each: true })
  worked!: string[];
}
