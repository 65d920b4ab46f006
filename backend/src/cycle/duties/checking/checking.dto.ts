import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';

export class ToVerifyQuery {
  @ApiPropertyOptional({ description: 'What the page before called `next`' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  after?: string;
}

/** A draw in a list. */
export class DrawRowDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  organizationId!: string;

  @ApiProperty({ example: '青禾镇党委' })
  organizationName!: string;

  @ApiProperty({ enum: ['report', 'verification'], enumName: 'DrawKind' })
  kind!: 'report' | 'verification';

  @ApiProperty({ example: '2026-10' })
  month!: string;

  @ApiProperty({ example: 31, description: 'Reports drawn from' })
  frame!: number;

  @ApiProperty({ example: 4 })
  drawn!: number;

  @ApiProperty({ format: 'date-time' })
  drawnAt!: string;
}

export class DrawsDto {
  @ApiProperty({ type: [DrawRowDto], description: 'Newest first; at most 200' })
  items!: DrawRowDto[];
}

/** All that it takes to draw the same again: lowest SHA-256 of “seed:id” first. */
export class DrawDto extends DrawRowDto {
  @ApiProperty({ description: '32 random bytes in hexadecimal', example: '5eed…' })
  seed!: string;

  @ApiProperty({ example: '0.1' })
  share!: string;

  @ApiProperty({ type: [String], format: 'uuid' })
  frameIds!: readonly string[];

  @ApiProperty({ type: [String], format: 'uuid', description: 'In the order drawn' })
  drawnIds!: readonly string[];
}
