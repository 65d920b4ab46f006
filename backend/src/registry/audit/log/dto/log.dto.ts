import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

const MOST = Number.MAX_SAFE_INTEGER;
const NOTE =
  'zeren-0a1b2c3d4e5f/0199aa00-0000-7000-8000-000000000001\n4711\nqINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=\ntime 2026-11-24T02:00:00.000Z\n\n— zeren-0a1b2c3d4e5f AbCd…\n';

/** Which log: that of a district. */
export class LogParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  districtId!: string;
}

/** Which entry of which log. */
export class LogEntryParam extends LogParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  entryId!: string;
}

/** Checkpoints after this number. */
export class CheckpointsQuery {
  @ApiPropertyOptional({ description: 'The number of the last one that is known.', example: 0 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MOST)
  after?: number;
}

/** Checkpoints before this number. */
export class NewestCheckpointsQuery {
  @ApiPropertyOptional({ description: 'The `next` of the page before.', example: 120 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  before?: number;
}

/** Two sizes of a log. */
export class ConsistencyQuery {
  @ApiProperty({ example: 4000 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  from!: number;

  @ApiProperty({ example: 4711 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  to!: number;
}

/** A signed checkpoint. */
export class CheckpointDto {
  @ApiProperty({ description: 'Counted from 1 in its log.', example: 12 })
  number!: number;

  @ApiProperty({ description: 'How many entries it covers.', example: 4711 })
  size!: number;

  @ApiProperty({ example: '2026-11-24T02:00:00.000Z' })
  at!: string;

  @ApiProperty({ description: 'The signed note (C2SP tlog-checkpoint).', example: NOTE })
  note!: string;
}

/** A page of checkpoints in order. */
export class CheckpointsDto {
  @ApiProperty({ type: [CheckpointDto] })
  items!: CheckpointDto[];

  @ApiProperty({ type: Number, nullable: true, description: 'Give back as `after`.', example: null })
  next!: number | null;
}

/** A log with its newest checkpoint. */
export class PublicLogDto extends CheckpointDto {
  @ApiProperty({ format: 'uuid' })
  districtId!: string;

  @ApiProperty({ example: 'zeren-0a1b2c3d4e5f/0199aa00-0000-7000-8000-000000000001' })
  origin!: string;
}

/** All logs of this installation, and the keys their checkpoints are checked with. */
export class PublicLogsDto {
  @ApiProperty({
    type: [String],
    description: 'The key in use first, then those that were used before.',
    example: ['zeren-0a1b2c3d4e5f+5e3a9f01+AZ…'],
  })
  keys!: string[];

  @ApiProperty({ type: [PublicLogDto] })
  items!: PublicLogDto[];
}

/** Proof that the log of one size begins with the log of a smaller one (RFC 9162, section 2.1.4). */
export class ConsistencyDto {
  @ApiProperty({ example: 4000 })
  from!: number;

  @ApiProperty({ example: 4711 })
  to!: number;

  @ApiProperty({ type: [String], description: 'Base64.', example: [] })
  hashes!: string[];
}

/** Proof that an entry is covered by a checkpoint (RFC 9162, section 2.1.3). */
export class InclusionDto {
  @ApiProperty({ description: 'Its place in the log, from 0.', example: 4017 })
  index!: number;

  @ApiProperty({ description: 'What stands for the entry in the tree; base64.' })
  leafHash!: string;

  @ApiProperty({ description: 'The name of the log.' })
  origin!: string;

  @ApiProperty({ type: [String], description: 'What checkpoints of this log are checked with.' })
  keys!: string[];

  @ApiProperty({ type: String, nullable: true, description: 'The root that the checkpoint says; base64.' })
  root!: string | null;

  @ApiProperty({
    type: CheckpointDto,
    nullable: true,
    description: 'The first that covers it; null: none yet.',
  })
  checkpoint!: CheckpointDto | null;

  @ApiProperty({ type: [String], description: 'Base64; empty without a checkpoint.', example: [] })
  hashes!: string[];
}

/** What is printed of a log each day. */
export class SheetLogDto extends PublicLogDto {
  @ApiProperty({ example: '云岭县' })
  districtName!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Yunling County' })
  districtNameEn!: string | null;

  @ApiProperty({ description: 'Base64.', example: 'qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=' })
  root!: string;
}

/** The day's sheet: what an auditor prints, signs and files. */
export class SheetDto {
  @ApiProperty({ example: '2026-11-24' })
  day!: string;

  @ApiProperty({ type: [String] })
  keys!: string[];

  @ApiProperty({ type: [SheetLogDto] })
  items!: SheetLogDto[];
}
