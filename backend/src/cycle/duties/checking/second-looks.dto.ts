import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { PageAfterQuery, WaitingDutyDto } from './checking.dto';

export class SecondLooksDto {
  @ApiProperty({ type: [WaitingDutyDto], description: 'What was drawn first, first' })
  items: WaitingDutyDto[];
  @ApiProperty({ type: String, nullable: true })
  next: string | null;
  @ApiProperty({ example: 2, description: 'Rows of all pages; from 1000 on they are not counted' })
  count: number;
}

export class RatesQuery extends PageAfterQuery {
  @ApiPropertyOptional({ example: 2026, description: 'This year when left out' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year?: number;
}

/** How often a verifier was contradicted: contradicted ÷ looked at again. */
export class VerifierRateDto {
  @ApiProperty({ format: 'uuid' })
  personId: string;
  @ApiProperty({ example: '林小满' })
  name: string;
  @ApiProperty({ example: 14, description: 'Verifications of theirs that were drawn' })
  drawn: number;
  @ApiProperty({ example: 12, description: 'Of these, looked at again' })
  looked: number;
  @ApiProperty({ example: 1 })
  contradicted: number;
  @ApiProperty({ type: String, nullable: true, example: '8.3', description: 'Per cent; null without a look' })
  rate: string | null;
  @ApiProperty({ description: 'Too few looks to say much' })
  few: boolean;
}

export class VerifierRatesDto {
  @ApiProperty({ example: 2026 })
  year: number;
  @ApiProperty({ type: [VerifierRateDto] })
  items: VerifierRateDto[];
  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}
