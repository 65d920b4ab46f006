import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { HANDOVER_SIDES } from '@zeren/domain/cycle/handover/handover-states';
import type { HandoverSide } from '@zeren/domain/cycle/handover/handover-states';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

/** Longer than anything a rule takes, so that the rule says what is wrong. */
const TYPED = 1000;

/** Which handovers: what waits for a signature, what is past its date, what is done. */
export const HANDOVER_VIEWS = ['open', 'overdue', 'done', 'recalled'] as const;

export type HandoverView = (typeof HANDOVER_VIEWS)[number];

export class HandoverQuery {
  @ApiPropertyOptional({ enum: HANDOVER_VIEWS, default: 'open' })
  @IsOptional()
  @IsIn(HANDOVER_VIEWS)
  view?: HandoverView;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only the subtree of this organisation' })
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  batchId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The handovers of one post' })
  @IsOptional()
  @IsUUID()
  postId?: string;

  @ApiPropertyOptional({ enum: ['1'], description: 'Only those of no election batch' })
  @IsOptional()
  @IsIn(['1'])
  unbatched?: '1';

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

export class HandoverParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;
}

export class HandoverItemParam extends HandoverParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  itemId: string;
}

export class HandoverScanParam extends HandoverParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  evidenceId: string;
}

/** A signature's own words, if any. */
export class SignHandoverBody {
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 200, example: '账册已当面点清' })
  @IsOptional()
  @IsString()
  @MaxLength(TYPED)
  words?: string | null;
}

/** For whom, and why they cannot. */
export class ConfirmForAbsentBody {
  @ApiProperty({ enum: HANDOVER_SIDES, enumName: 'HandoverSide' })
  @IsIn(HANDOVER_SIDES)
  side: HandoverSide;

  @ApiProperty({ maxLength: 200, example: '林小满因病住院，暂不能到场' })
  @IsString()
  @MaxLength(TYPED)
  reason: string;
}

export class ReasonBody {
  @ApiProperty({ maxLength: 200, example: '离任登记有误，本人仍在任' })
  @IsString()
  @MaxLength(TYPED)
  reason: string;
}

export class HandoverNoteBody {
  @ApiProperty({ type: String, nullable: true, maxLength: 200, example: '会议室已订 7 月 3 日' })
  @IsOptional()
  @IsString()
  @MaxLength(TYPED)
  note: string | null;
}

/** Something that stands in no room: seals, keys, account books. */
export class HandoverItemBody {
  @ApiProperty({ maxLength: 200, example: '党支部印章一枚' })
  @IsString()
  @MaxLength(TYPED)
  title: string;
}
