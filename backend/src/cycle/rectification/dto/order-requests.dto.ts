import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ORDER_TEXT_LIMIT } from '@zeren/domain/cycle/rectification/order-text';
import { LEDGER_VIEWS } from '@zeren/domain/cycle/rectification/ledger-view';
import type { LedgerView } from '@zeren/domain/cycle/rectification/ledger-view';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { IsDay } from '../../../platform/http/is-day';

/** An order in the path. */
export class OrderParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;
}

export class OrderEvidenceParam extends OrderParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  evidenceId: string;
}

export class OrderExtensionParam extends OrderParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  extensionId: string;
}

/** An order for a confirmed problem. */
export class IssueOrderBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  findingId: string;

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Left out: the post of the problem',
  })
  @IsOptional()
  @IsUUID()
  postId?: string | null;

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Left out: the head of the unit',
  })
  @IsOptional()
  @IsUUID()
  leaderPostId?: string | null;

  @ApiPropertyOptional({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Left out: as many working days as the severity gives',
  })
  @IsOptional()
  @IsDay()
  dueOn?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '逐次补议并公示',
    maxLength: ORDER_TEXT_LIMIT,
  })
  @IsOptional()
  @IsString()
  @MaxLength(ORDER_TEXT_LIMIT)
  request?: string | null;
}

/** What somebody writes with an act. */
export class OrderTextBody {
  @ApiProperty({ example: '逐次补议并公示；支部书记跟班学习一次', maxLength: ORDER_TEXT_LIMIT })
  @IsString()
  @MinLength(1)
  @MaxLength(4 * ORDER_TEXT_LIMIT)
  text: string;
}

/** More time that is asked for. */
export class AskMoreTimeBody {
  @ApiProperty({ format: 'date', example: '2026-12-20' })
  @IsDay()
  askedFor: string;

  @ApiProperty({ example: '公示需满十个工作日', maxLength: ORDER_TEXT_LIMIT })
  @IsString()
  @MinLength(1)
  @MaxLength(ORDER_TEXT_LIMIT)
  reason: string;
}

/** The answer to it. */
export class DecideMoreTimeBody {
  @ApiProperty({ example: true })
  @IsBoolean()
  granted: boolean;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Compulsory when it is refused' })
  @IsOptional()
  @IsString()
  @MaxLength(ORDER_TEXT_LIMIT)
  reason?: string | null;
}

/** Which rows of the ledger to show; screen, workbook and print ask with the same words. */
export class LedgerQuery {
  @ApiPropertyOptional({ enum: LEDGER_VIEWS, enumName: 'LedgerView' })
  @IsOptional()
  @IsIn(LEDGER_VIEWS)
  view?: LedgerView;

  @ApiPropertyOptional({ example: 2026 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year?: number;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only the subtree of this organisation' })
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @ApiPropertyOptional({ example: '农村' })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  domain?: string;

  @ApiPropertyOptional({ example: '督查' })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  source?: string;

  @ApiPropertyOptional({ example: '中' })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  severity?: string;

  @ApiPropertyOptional({ description: 'The cursor of a page' })
  @IsOptional()
  @IsString()
  after?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 200 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}
