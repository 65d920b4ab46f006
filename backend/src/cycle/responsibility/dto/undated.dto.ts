import { ApiProperty } from '@nestjs/swagger';
import { IsArray, IsInt, IsString, Length, Max, Min } from 'class-validator';
import type { CadenceClause } from '@zeren/domain/cycle/responsibility/cadence-clause';
import { CadenceClauseDto } from './item.dto';

export class UndatedExampleDto {
  @ApiProperty({ format: 'uuid' })
  itemId!: string;

  @ApiProperty({ example: '窗口差评三个工作日内回访整改' })
  textZh!: string;

  @ApiProperty({ type: String, nullable: true })
  textEn!: string | null;

  @ApiProperty({ example: '部门党组成员' })
  postKind!: string;
}

export class CadenceSuggestionDto {
  @ApiProperty({ type: [CadenceClauseDto] })
  clauses!: CadenceClause[];

  @ApiProperty({ example: '收件后3个工作日内' })
  zh!: string;

  @ApiProperty({ example: 'Within 3 working days of receipt' })
  en!: string;
}

/** A term, a holiday or another matter that dates may be counted from. */
export class DatedOccurrenceDto {
  @ApiProperty({ example: '节' })
  kind!: string;

  @ApiProperty({ example: '国庆节' })
  label!: string;

  @ApiProperty({ format: 'date', example: '2026-10-01' })
  startsOn!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, example: '2026-10-07' })
  endsOn!: string | null;
}

/** All that dates of a year are computed from, so that a browser can show them while somebody types. */
export class DatingDto {
  @ApiProperty({ example: 2026 })
  year!: number;

  @ApiProperty({ format: 'date', example: '2026-02-25' })
  today!: string;

  @ApiProperty({ type: [Number], description: 'Years whose holidays are published.', example: [2025, 2026] })
  publishedYears!: readonly number[];

  @ApiProperty({ type: [String], description: 'Weekdays off.', example: ['2026-02-16'] })
  holidays!: readonly string[];

  @ApiProperty({ type: [String], description: 'Saturdays and Sundays worked.', example: ['2026-02-14'] })
  worked!: readonly string[];

  @ApiProperty({ type: [DatedOccurrenceDto], description: 'School terms and holidays.' })
  occurrences!: DatedOccurrenceDto[];
}

/** A phrase that could not be read with certainty. */
export class UndatedPhraseDto {
  @ApiProperty({ example: '3个工作日' })
  phrase!: string;

  @ApiProperty({ example: 12 })
  itemCount!: number;

  @ApiProperty({ type: [UndatedExampleDto] })
  examples!: UndatedExampleDto[];

  @ApiProperty({ type: [CadenceSuggestionDto] })
  suggestions!: CadenceSuggestionDto[];
}

export class UndatedPhrasesDto {
  @ApiProperty({ type: [UndatedPhraseDto] })
  items!: UndatedPhraseDto[];
}

/** What a phrase means: its clauses, one of the suggestions or others. */
export class SettleCadenceDto {
  @ApiProperty({ example: 2026 })
  @IsInt()
  @Min(2017)
  @Max(2100)
  year!: number;

  @ApiProperty({ example: '3个工作日' })
  @IsString()
  @Length(1, 100)
  phrase!: string;

  /** Checked by the domain, field by field. */
  @ApiProperty({ type: [CadenceClauseDto], minItems: 1, maxItems: 12 })
  @IsArray()
  clauses!: object[];
}

export class SettledDto {
  @ApiProperty({ description: 'Items that have a date now.', example: 12 })
  itemCount!: number;
}
