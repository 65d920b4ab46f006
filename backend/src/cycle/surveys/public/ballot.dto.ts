import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';

export const BALLOT_STEPS = ['review', 'edit', 'cast'] as const;
export type BallotStep = (typeof BALLOT_STEPS)[number];

export class BallotQuery {
  @ApiPropertyOptional({ description: 'The code on the ticket', maxLength: 100 })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  c?: string;
}

/** A form of the voter. */
export class BallotBody {
  @ApiProperty({ description: 'The code on the ticket', maxLength: 100 })
  @IsString()
  @MaxLength(100)
  code: string;
  @ApiProperty({ enum: BALLOT_STEPS })
  @IsIn(BALLOT_STEPS)
  step: BallotStep;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'By cell; a form sends `answers[s1.q1]`',
  })
  @IsOptional()
  @IsObject()
  answers?: Record<string, string>;
}
