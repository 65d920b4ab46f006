import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { END_REASONS } from '@zeren/domain/registry/organizations/tenures/end-reasons';
import type { EndReason } from '@zeren/domain/registry/organizations/tenures/end-reasons';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
} from 'class-validator';
import { IsDay } from '../../../../platform/http/is-day';
import { Note } from '../../tenures/dto/fields';

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;

/** What a post is. */
export class PostShapeDto {
  @ApiProperty({ example: '组织委员', maxLength: 60 })
  @Transform(trimmed)
  @IsString()
  @Length(1, 60)
  title!: string;

  @ApiProperty({ example: '乡镇组织委员', description: 'A code of the catalogue post-kinds.' })
  @IsString()
  @Length(1, 60)
  kind!: string;

  @ApiProperty({ description: 'Whether it heads its organisation.' })
  @IsBoolean()
  isHead!: boolean;

  @ApiProperty({ description: 'Whether it belongs to the leadership team.' })
  @IsBoolean()
  inTeam!: boolean;

  @Note({ maxLength: 100, example: '分管组织、老干部工作' })
  lineWork: string | null = null;
}

/** A post to be set up. */
export class NewPostDto extends PostShapeDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  organizationId!: string;

  @ApiPropertyOptional({ type: String, format: 'date', description: 'Its first day; today when left out.' })
  @IsOptional()
  @IsDay()
  validFrom?: string;
}

/** When a post ends, and why its holder leaves it, if somebody holds it beyond. */
export class ClosePostDto {
  @ApiProperty({ format: 'date', example: '2026-05-31', description: 'Its last day.' })
  @IsDay()
  lastOn!: string;

  @ApiPropertyOptional({
    enum: END_REASONS,
    nullable: true,
    description: 'Ends the tenures of the post too.',
  })
  @IsOptional()
  @IsIn(END_REASONS)
  endReason: EndReason | null = null;

  @Note()
  endNote: string | null = null;
}

/** The posts of an organisation in their order, every one named. */
export class PostOrderDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  organizationId!: string;

  @ApiProperty({ type: [String], format: 'uuid' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsUUID('all', { each: true })
  postIds!: string[];
}

/** A post as it stands. */
export class PostDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  organizationId!: string;

  @ApiProperty({ example: 'YL-03-P2' })
  code!: string;

  @ApiProperty({ example: '组织委员' })
  title!: string;

  @ApiProperty({ example: '乡镇组织委员' })
  kind!: string;

  @ApiProperty()
  isHead!: boolean;

  @ApiProperty()
  inTeam!: boolean;

  @ApiProperty({ type: String, nullable: true })
  lineWork!: string | null;

  @ApiProperty({ example: 2 })
  sort!: number;

  @ApiProperty({ format: 'date' })
  validFrom!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date',
    description: 'The first day on which it no longer exists.',
  })
  validTo!: string | null;

  @ApiProperty({ example: 1 })
  version!: number;
}
