import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { LIST_STATES } from '@zeren/domain/cycle/responsibility/list-states';
import type { ListState } from '@zeren/domain/cycle/responsibility/list-states';
import { ItemViewDto } from './item.dto';

const FIRST_YEAR = 2017;
const LAST_YEAR = 2100;

/** Which list. */
export class ListParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id!: string;
}

/** Which year; this year when not given. */
export class YearQuery {
  @ApiPropertyOptional({ example: 2026 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(FIRST_YEAR)
  @Max(LAST_YEAR)
  year?: number;
}

/** What narrows a page of lists. */
export class ListPageQuery extends YearQuery {
  @ApiPropertyOptional({ enum: LIST_STATES })
  @IsOptional()
  @IsIn(LIST_STATES)
  state?: ListState;

  @ApiPropertyOptional({ format: 'uuid', description: 'Lists in the subtree of this organisation.' })
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  postId?: string;

  @ApiPropertyOptional({
    description: 'Words of the name of post, organisation or holder; Chinese, pinyin or initials.',
    example: '望舒镇',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @MaxLength(50)
  q?: string;

  @ApiPropertyOptional({ description: '`next` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  after?: string;

  @ApiPropertyOptional({ default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}

/** Who signed for a list. */
export class SignedByDto {
  @ApiProperty({ example: '林小满' })
  personName!: string;

  @ApiProperty({ example: '任职' })
  tenureKind!: string;

  @ApiProperty({ description: 'The post under which it was signed.', example: '党委书记' })
  postTitle!: string;

  @ApiProperty({ description: 'The post was vacant: the head of the organisation signed for it.' })
  forVacancy!: boolean;
}

/** A responsibility list: one post, one year. */
export class ListRowDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 2026 })
  year!: number;

  @ApiProperty({ enum: LIST_STATES, example: 'issued' })
  state!: ListState;

  @ApiProperty({ format: 'uuid' })
  postId!: string;

  @ApiProperty({ example: '望舒镇党委书记' })
  postTitle!: string;

  @ApiProperty({ example: '乡镇党委书记' })
  postKind!: string;

  @ApiProperty({ format: 'uuid' })
  organizationId!: string;

  @ApiProperty({ example: '望舒镇党委' })
  organizationName!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Null while the post is vacant.',
    example: '林小满',
  })
  holderName!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Who answers for the post while it is vacant: the head of its organisation.',
  })
  headName!: string | null;

  @ApiProperty({ example: 12 })
  itemCount!: number;

  @ApiProperty({ description: 'Items whose deadline is not settled yet.', example: 0 })
  undatedCount!: number;

  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  issuedAt!: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'date', example: '2026-03-05' })
  receiptDueOn!: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  receivedAt!: string | null;

  @ApiProperty({ type: SignedByDto, nullable: true })
  receivedBy!: SignedByDto | null;

  @ApiProperty({ description: '1 is the first; each amendment makes the next.', example: 1 })
  versionNo!: number;

  @ApiProperty({ type: String, nullable: true, description: 'Why this version was made.' })
  amendReason!: string | null;

  @ApiProperty({ description: 'A draft in the subtrees for which the reader may issue.' })
  mayIssue!: boolean;

  @ApiProperty({ example: 2 })
  version!: number;
}

export class ListPageDto {
  @ApiProperty({ type: [ListRowDto] })
  items!: ListRowDto[];

  @ApiProperty({ type: String, nullable: true })
  next!: string | null;
}

/** A list with its items. */
export class ListDetailDto extends ListRowDto {
  @ApiProperty({ type: [ItemViewDto] })
  items!: ItemViewDto[];
}

/** The lists of a year, counted. */
export class ListSummaryDto {
  @ApiProperty({ example: 2026 })
  year!: number;

  @ApiProperty({ example: 60 })
  lists!: number;

  @ApiProperty({ example: 3 })
  draft!: number;

  @ApiProperty({ example: 7 })
  issued!: number;

  @ApiProperty({ example: 50 })
  received!: number;

  @ApiProperty({ example: 420 })
  items!: number;

  @ApiProperty({ example: 4 })
  undated!: number;

  @ApiProperty({ description: 'Issued, and not signed for by the date due.', example: 1 })
  receiptOverdue!: number;
}

/** A list that was not issued, and why. */
export class RefusedListDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'responsibility-list.undated' })
  code!: string;

  @ApiProperty()
  zh!: string;

  @ApiProperty()
  en!: string;
}

/** What became of a batch. */
export class IssuedListsDto {
  @ApiProperty({ description: 'How many were issued.', example: 58 })
  issued!: number;

  @ApiProperty({ type: [RefusedListDto] })
  refused!: RefusedListDto[];
}
