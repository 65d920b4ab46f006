import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { TENURE_KINDS } from '@zeren/domain/registry/organizations/tenure';
import type { TenureKind } from '@zeren/domain/registry/organizations/tenure';
import { END_REASONS } from '@zeren/domain/registry/organizations/tenures/end-reasons';
import type { EndReason } from '@zeren/domain/registry/organizations/tenures/end-reasons';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '../../../../platform/http/is-day';
import { Note } from './fields';

/** A tenure of the same post that ends on the day before the new one. */
export class ReplacedTenureDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  tenureId!: string;

  @ApiProperty({ example: 1, description: 'The version that was seen.' })
  @IsInt()
  @Min(1)
  version!: number;

  @ApiProperty({ enum: END_REASONS, example: '调离' })
  @IsIn(END_REASONS)
  endReason!: EndReason;

  @Note()
  endNote: string | null = null;
}

/** Who takes which post. */
export class NewTenureDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  postId!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  personId!: string;

  @ApiProperty({ enum: TENURE_KINDS, example: '任职' })
  @IsIn(TENURE_KINDS)
  kind!: TenureKind;

  @ApiProperty({ format: 'date', example: '2026-06-01' })
  @IsDay()
  startsOn!: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'date',
    description: 'The last day, if it is set.',
  })
  @IsOptional()
  @IsDay()
  endsOn: string | null = null;

  @Note()
  startNote: string | null = null;

  @ApiPropertyOptional({ type: [ReplacedTenureDto], description: 'Who leaves the post in the same step.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @ValidateNested({ each: true })
  @Type(() => ReplacedTenureDto)
  replaces: ReplacedTenureDto[] = [];
}

/** How a tenure ends. */
export class EndTenureDto {
  @ApiProperty({ format: 'date', example: '2026-05-31', description: 'The last day; it counts.' })
  @IsDay()
  endsOn!: string;

  @ApiProperty({ enum: END_REASONS, example: '调离' })
  @IsIn(END_REASONS)
  endReason!: EndReason;

  @Note()
  endNote: string | null = null;
}

/** A tenure as it should have been recorded, and why it was not. */
export class CorrectTenureDto {
  @ApiProperty({ enum: TENURE_KINDS })
  @IsIn(TENURE_KINDS)
  kind!: TenureKind;

  @ApiProperty({ format: 'date' })
  @IsDay()
  startsOn!: string;

  @ApiProperty({ type: String, nullable: true, format: 'date' })
  @IsOptional()
  @IsDay()
  endsOn!: string | null;

  @ApiProperty({ example: '任职文件日期录错', minLength: 2, maxLength: 200 })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @Length(2, 200)
  correctionNote!: string;
}

/** A tenure with its post and person. */
export class TenureDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  postId!: string;

  @ApiProperty({ example: '党委书记' })
  postTitle!: string;

  @ApiProperty({ format: 'uuid' })
  organizationId!: string;

  @ApiProperty({ example: '青禾镇党委' })
  organizationName!: string;

  @ApiProperty({ format: 'uuid' })
  personId!: string;

  @ApiProperty({ example: '林小满' })
  personName!: string;

  @ApiProperty({ enum: TENURE_KINDS })
  kind!: TenureKind;

  @ApiProperty({ format: 'date' })
  startsOn!: string;

  @ApiProperty({ type: String, nullable: true, format: 'date' })
  endsOn!: string | null;

  @ApiProperty({ type: String, nullable: true })
  startNote!: string | null;

  @ApiProperty({ enum: END_REASONS, nullable: true })
  endReason!: EndReason | null;

  @ApiProperty({ type: String, nullable: true })
  endNote!: string | null;

  @ApiProperty({ type: String, nullable: true })
  correctionNote!: string | null;

  @ApiProperty({ example: 1 })
  version!: number;
}
