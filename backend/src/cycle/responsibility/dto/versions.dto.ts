import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { COMPARED_FIELDS } from '@zeren/domain/cycle/responsibility/compare-versions';
import type { ComparedField } from '@zeren/domain/cycle/responsibility/compare-versions';
import { LIST_STATES } from '@zeren/domain/cycle/responsibility/list-states';
import type { ListState } from '@zeren/domain/cycle/responsibility/list-states';

export class AmendListDto {
  @ApiProperty({ example: '采纳望舒镇异议，调整例会频次' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  reason!: string;
}

export class ListVersionDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 2 })
  versionNo!: number;

  @ApiProperty({ enum: LIST_STATES })
  state!: ListState;

  @ApiProperty({ type: String, nullable: true })
  amendReason!: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  issuedAt!: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  receivedAt!: string | null;
}

/** One field of an item before and after. */
export class FieldChangeDto {
  @ApiProperty({ enum: COMPARED_FIELDS })
  field!: ComparedField;

  @ApiProperty({ type: String, nullable: true })
  before!: string | null;

  @ApiProperty({ type: String, nullable: true })
  after!: string | null;

  @ApiProperty({ type: String, nullable: true, description: "Where the words are the program's own." })
  beforeEn!: string | null;

  @ApiProperty({ type: String, nullable: true })
  afterEn!: string | null;
}

export class ItemChangeDto {
  @ApiProperty({ enum: ['added', 'changed', 'removed'] })
  kind!: 'added' | 'changed' | 'removed';

  @ApiProperty({ format: 'uuid' })
  lineageId!: string;

  @ApiProperty({ type: String, nullable: true })
  code!: string | null;

  @ApiProperty()
  textZh!: string;

  @ApiProperty({ type: [FieldChangeDto] })
  fields!: FieldChangeDto[];
}

/** What a version changed; `olderVersionNo` is null for the first one. */
export class VersionDiffDto {
  @ApiProperty({ example: 2 })
  versionNo!: number;

  @ApiProperty({ type: Number, nullable: true, example: 1 })
  olderVersionNo!: number | null;

  @ApiProperty({ type: [ItemChangeDto] })
  changes!: ItemChangeDto[];
}
