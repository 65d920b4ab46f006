import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  DISPOSITIONS,
  FINDING_ANSWERS,
  FINDING_STATES,
} from '@zeren/domain/cycle/inspections/finding-states';
import type { FindingAnswer, FindingState } from '@zeren/domain/cycle/inspections/finding-states';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, MinLength } from 'class-validator';
import { IsDay } from '../../../../platform/http/is-day';

const TITLE = 200;
const TEXT = 500;

/** A finding in the path. */
export class FindingParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;
}

/** A piece of a finding's evidence in the path. */
export class FindingEvidenceParam extends FindingParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  evidenceId: string;
}

/** What was found. */
export class FindingBody {
  @ApiProperty({ format: 'uuid', description: 'The unit' })
  @IsUUID()
  organizationId: string;

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Left out: the head of the unit',
  })
  @IsOptional()
  @IsUUID()
  postId?: string | null;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true, description: 'The item of its list' })
  @IsOptional()
  @IsUUID()
  itemId?: string | null;

  @ApiProperty({ example: '督查' })
  @IsString()
  @MaxLength(30)
  sourceCode: string;

  @ApiProperty({ example: '组织建设' })
  @IsString()
  @MaxLength(30)
  dimensionCode: string;

  @ApiProperty({ example: '农村' })
  @IsString()
  @MaxLength(30)
  domainCode: string;

  @ApiProperty({ example: '中' })
  @IsString()
  @MaxLength(30)
  severityCode: string;

  @ApiProperty({ example: '支委会记录连续三个月雷同，没有决定事项', maxLength: TITLE })
  @IsString()
  @MinLength(1)
  @MaxLength(TITLE)
  title: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: '逐次补议并公示', maxLength: TEXT })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  request?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '支部工作制度', maxLength: TITLE })
  @IsOptional()
  @IsString()
  @MaxLength(TITLE)
  clause?: string | null;

  @ApiProperty({ format: 'date', example: '2026-11-20' })
  @IsDay()
  foundOn: string;
}

/** What the unit says to it. */
export class AnswerFindingBody {
  @ApiProperty({ enum: FINDING_ANSWERS, enumName: 'FindingAnswer', example: 'disputed' })
  @IsIn(FINDING_ANSWERS)
  answer: FindingAnswer;

  @ApiPropertyOptional({ type: String, nullable: true, example: '十月的记录在镇里，附后。', maxLength: TEXT })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  caseText?: string | null;
}

/** Why a finding is dropped, or what is noted with a confirmation. */
export class SettleFindingBody {
  @ApiPropertyOptional({ type: String, nullable: true, example: '情况属实，记录在镇党委。', maxLength: TEXT })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  reason?: string | null;
}

/** What becomes of a confirmed problem, where it is no order. */
export class DisposeFindingBody {
  @ApiProperty({ enum: ['next-year', 'reason'], enumName: 'FindingDisposal', example: 'next-year' })
  @IsIn(DISPOSITIONS.filter((each) => each !== 'order'))
  disposition: 'next-year' | 'reason';

  @ApiProperty({ example: '涉及场地改造，列入明年清单。', maxLength: TEXT })
  @IsString()
  @MinLength(1)
  @MaxLength(TEXT)
  reason: string;
}

/** Which findings to show. */
export class FindingQuery {
  @ApiPropertyOptional({ enum: FINDING_STATES, enumName: 'FindingState' })
  @IsOptional()
  @IsIn(FINDING_STATES)
  state?: FindingState;

  @ApiPropertyOptional({
    enum: ['undisposed', 'late'],
    enumName: 'FindingDisposalFilter',
    description: 'Confirmed without a disposition; late: for more than five working days',
  })
  @IsOptional()
  @IsIn(['undisposed', 'late'])
  disposal?: 'undisposed' | 'late';

  @ApiPropertyOptional({ format: 'uuid', description: 'Only the subtree of this organisation' })
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  after?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}
