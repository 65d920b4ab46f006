import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDateString, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import {
  VERIFICATION_KINDS,
  VERIFICATION_LIMIT,
  VERIFICATION_RESULTS,
} from '@zeren/domain/registry/evidence/verification/verification-act';
import type {
  VerificationKind,
  VerificationResult,
} from '@zeren/domain/registry/evidence/verification/verification-act';

const text = { type: String, nullable: true } as const;
/** Beyond the limit the rule says it in a sentence; beyond this it is no text that somebody typed. */
const MOST = 4 * VERIFICATION_LIMIT;

/** What a verifier writes. */
export class VerificationBody {
  @ApiProperty({ enum: VERIFICATION_KINDS, enumName: 'VerificationKind', example: 'records' })
  @IsIn(VERIFICATION_KINDS)
  kind!: VerificationKind;

  @ApiProperty({ enum: VERIFICATION_RESULTS, enumName: 'VerificationResult', example: 'confirmed' })
  @IsIn(VERIFICATION_RESULTS)
  result!: VerificationResult;

  @ApiProperty({ format: 'date', example: '2026-11-06' })
  @IsDateString({ strict: true })
  heldOn!: string;

  @ApiProperty({ example: '11月例会纪要、督办单' })
  @IsString()
  @MaxLength(MOST)
  object!: string;

  @ApiPropertyOptional({ ...text, example: '14 个村逐个过，红灯村当场定了人' })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  strength?: string | null;

  @ApiPropertyOptional({ ...text, example: '两个村没有签到' })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  doubt?: string | null;

  @ApiPropertyOptional({ ...text, example: '逐村核对了签到表，人数一致' })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  noDoubtBecause?: string | null;
}

/** One verification act; a later one does not replace an earlier one. */
export class VerificationActDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: VERIFICATION_KINDS, enumName: 'VerificationKind' })
  kind!: VerificationKind;

  @ApiProperty({ enum: VERIFICATION_RESULTS, enumName: 'VerificationResult' })
  result!: VerificationResult;

  @ApiProperty({ example: '2026-11-06' })
  heldOn!: string;

  @ApiProperty({ example: '11月例会纪要、督办单' })
  object!: string;

  @ApiProperty(text)
  strength!: string | null;

  @ApiProperty(text)
  doubt!: string | null;

  @ApiProperty(text)
  noDoubtBecause!: string | null;

  @ApiProperty({ example: 2, description: 'Pieces of evidence that the verifier had opened' })
  opened!: number;

  @ApiProperty({ format: 'date-time' })
  verifiedAt!: string;

  @ApiProperty({ ...text, example: '林小满' })
  verifierName!: string | null;

  @ApiProperty({ ...text, example: '乡镇党委书记' })
  postTitle!: string | null;
}
