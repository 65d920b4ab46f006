import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { APPEAL_ANSWERS, MEASURE_TARGETS } from '@zeren/domain/cycle/accountability/matter-states';
import type { AppealAnswer, MeasureTarget } from '@zeren/domain/cycle/accountability/matter-states';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { IsDay } from '../../../platform/http/is-day';

/** Longer than anything a rule takes, so that the rule says what is wrong. */
const TYPED = 400;

export const MATTER_VIEWS = ['waiting', 'open', 'closed'] as const;
export type MatterView = (typeof MATTER_VIEWS)[number];

export const MEASURE_VIEWS = ['in-effect', 'past'] as const;
export type MeasureView = (typeof MEASURE_VIEWS)[number];

class PageQuery {
  @ApiPropertyOptional({ description: 'The `next` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  after?: string;

  @ApiPropertyOptional({ example: 50, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class MatterQuery extends PageQuery {
  @ApiPropertyOptional({ enum: MATTER_VIEWS, default: 'waiting' })
  @IsOptional()
  @IsIn(MATTER_VIEWS)
  view?: MatterView;
}

export class MeasureQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: MEASURE_VIEWS,
    default: 'in-effect',
    description: 'past: ended, or corrected',
  })
  @IsOptional()
  @IsIn(MEASURE_VIEWS)
  view?: MeasureView;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only the subtree of this organisation' })
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}

export class MatterParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;
}

export class MeasureParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;
}

/** A proposal by hand: the ground, whom it is about, and the document that it rests on. No leads, no course of events. */
export class ProposeBody {
  @ApiProperty({ example: '督查考核发现', description: 'A code of the catalogue accountability-rules' })
  @IsString()
  @MaxLength(60)
  ruleCode: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  organizationId: string;

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Whose tenure answers for it',
  })
  @IsOptional()
  @IsUUID()
  tenureId?: string | null;

  @ApiProperty({ maxLength: 60, example: '云督发〔2026〕8号' })
  @IsString()
  @MaxLength(TYPED)
  note: string;
}

export class DecideMatterBody {
  @ApiProperty({ enum: ['hand-over', 'decline'], enumName: 'MatterDecision' })
  @IsIn(['hand-over', 'decline'])
  outcome: 'hand-over' | 'decline';

  @ApiPropertyOptional({ type: String, nullable: true, example: '纪检监察机关' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  bodyCode?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 60, example: '已当面提醒，本月补齐' })
  @IsOptional()
  @IsString()
  @MaxLength(TYPED)
  reason?: string | null;
}

export class HandOverMatterBody {
  @ApiProperty({ maxLength: 60, example: '云岭县纪委监委' })
  @IsString()
  @MaxLength(TYPED)
  bodyName: string;

  @ApiProperty({ maxLength: 60, example: '望委函〔2026〕12号' })
  @IsString()
  @MaxLength(TYPED)
  letterNumber: string;

  @ApiProperty({ example: '2026-11-23' })
  @IsDay()
  handedOn: string;
}

export class ReceiptBody {
  @ApiProperty({ maxLength: 60, example: '云纪收〔2026〕77号' })
  @IsString()
  @MaxLength(TYPED)
  receiptNumber: string;

  @ApiProperty({ example: '2026-11-23' })
  @IsDay()
  receivedOn: string;
}

export class ConclusionBody {
  @ApiProperty({ maxLength: 60, example: '云纪结〔2026〕19号' })
  @IsString()
  @MaxLength(TYPED)
  conclusionNumber: string;

  @ApiProperty({ example: '2026-11-23' })
  @IsDay()
  concludedOn: string;
}

export class RecordMeasureBody {
  @ApiProperty({ enum: MEASURE_TARGETS, enumName: 'MeasureTarget' })
  @IsIn(MEASURE_TARGETS)
  target: MeasureTarget;

  @ApiProperty({
    example: '诫勉',
    description: 'A code of the catalogue accountability-forms, of the day of decision',
  })
  @IsString()
  @MaxLength(60)
  formCode: string;

  @ApiProperty({ maxLength: 60, example: '望舒镇党委' })
  @IsString()
  @MaxLength(TYPED)
  decidedBy: string;

  @ApiProperty({ maxLength: 60, example: '望委〔2026〕31号' })
  @IsString()
  @MaxLength(TYPED)
  number: string;

  @ApiProperty({ example: '2026-11-23' })
  @IsDay()
  decidedOn: string;

  @ApiProperty({ example: '2026-11-23' })
  @IsDay()
  deliveredOn: string;
}

export class MatterMemberBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  postId: string;
}

export class AppealBody {
  @ApiProperty({ example: '2026-11-23' })
  @IsDay()
  appealedOn: string;
}

export class AppealAnswerBody {
  @ApiProperty({ enum: APPEAL_ANSWERS, enumName: 'AppealAnswer' })
  @IsIn(APPEAL_ANSWERS)
  answer: AppealAnswer;

  @ApiProperty({ maxLength: 60, example: '望委申〔2026〕2号' })
  @IsString()
  @MaxLength(TYPED)
  number: string;

  @ApiProperty({ example: '2026-11-23' })
  @IsDay()
  answeredOn: string;
}

export class CorrectionBody {
  @ApiProperty({ maxLength: 60, example: '云岭县委' })
  @IsString()
  @MaxLength(TYPED)
  correctedBy: string;

  @ApiProperty({ maxLength: 60, example: '云委纠〔2026〕1号' })
  @IsString()
  @MaxLength(TYPED)
  number: string;

  @ApiProperty({ example: '2026-11-23' })
  @IsDay()
  correctedOn: string;
}
