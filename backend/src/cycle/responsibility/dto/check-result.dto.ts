import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CLARITY_SLOTS } from '@zeren/domain/cycle/responsibility/check/clarity-of-item';
import type { ClaritySlot } from '@zeren/domain/cycle/responsibility/check/clarity-of-item';
import type { CheckWarning } from '@zeren/domain/cycle/responsibility/check/check-list-set';
import type { CheckResult } from '../check/check-result';

type Part<Key extends keyof CheckResult> = CheckResult[Key];
const share = { type: Number, nullable: true } as const;

export class CoverageCellDto {
  @ApiProperty({ example: '政治建设' })
  dimension!: string;

  @ApiProperty({ example: '企业' })
  domain!: string;

  @ApiProperty({ example: 0 })
  count!: number;

  @ApiProperty({ enum: ['filled', 'empty', 'exempt'] })
  state!: 'filled' | 'empty' | 'exempt';

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
}

export class CoverageDto {
  @ApiProperty({ type: [CoverageCellDto] })
  cells!: Part<'coverage'>['cells'];

  @ApiProperty({ example: 41 })
  required!: number;

  @ApiProperty({ example: 35 })
  filled!: number;
}

/** A domain's shares, each 0 to 1. */
export class DomainBalanceDto {
  @ApiProperty({ example: '学校' })
  domain!: string;

  @ApiProperty({ example: 4 })
  items!: number;

  @ApiProperty({ ...share, example: 0.07 })
  itemShare!: number | null;

  @ApiProperty({ ...share, example: 0.09 })
  branchShare!: number | null;

  @ApiProperty({ ...share, example: 0.08 })
  memberShare!: number | null;
}

/** A share of the set's wordings beside the line at which it warns; shares are 0 to 1. */
export class CheckedShareDto {
  @ApiProperty({ example: 9 })
  part!: number;

  @ApiProperty({ example: 13 })
  whole!: number;

  @ApiProperty({ ...share, example: 0.69 })
  share!: number | null;

  @ApiProperty({ example: 0.6 })
  threshold!: number;

  @ApiProperty()
  warns!: boolean;
}

export class CellLoadDto {
  @ApiProperty({ example: '思想建设' })
  dimension!: string;

  @ApiProperty({ example: '农村' })
  domain!: string;

  @ApiProperty({ example: 2 })
  items!: number;
}

export class MemberLoadDto {
  @ApiProperty({ format: 'uuid' })
  postId!: string;

  @ApiProperty({ example: '县委书记' })
  title!: string;

  @ApiProperty({ example: '县委书记' })
  kind!: string;

  @ApiProperty({ example: 4 })
  items!: number;

  @ApiProperty({ description: 'One of the three heads.' })
  isHead!: boolean;

  @ApiProperty({ description: 'Whether an item is tied to line work.' })
  tied!: boolean;

  @ApiPropertyOptional({
    type: [CellLoadDto],
    description: 'The cells of the matrix that hold any of them; absent from older checks.',
  })
  cells?: readonly CellLoadDto[];

  @ApiProperty({ enum: ['none', 'overloaded'], nullable: true })
  warning!: 'none' | 'overloaded' | null;
}

export class TeamLoadDto {
  @ApiProperty({ format: 'uuid' })
  organizationId!: string;

  @ApiProperty({ example: '中共云岭县委' })
  organizationName!: string;

  @ApiProperty({ example: '县' })
  level!: string;

  @ApiProperty({ example: 1 })
  median!: number;

  @ApiProperty({ type: [MemberLoadDto] })
  members!: readonly MemberLoadDto[];
}

export class LibraryItemDto {
  @ApiProperty({ example: 'R10' })
  code!: string;

  @ApiProperty({ example: '宣传部长' })
  postKind!: string;

  @ApiProperty({ example: '每学期到中小学听思政课不少于两节，推动思政课一体化问题整改' })
  textZh!: string;

  @ApiProperty({ example: '思想建设' })
  dimension!: string;

  @ApiProperty({ example: '学校' })
  domain!: string;

  @ApiProperty({ example: '每学期期末前' })
  cadencePhrase!: string;

  @ApiProperty({ type: String, nullable: true, example: '听课记录、整改回执' })
  evidenceAsked!: string | null;
}

export class CopiedDownDto {
  @ApiProperty({ format: 'uuid' })
  upperItemId!: string;

  @ApiProperty({ example: 0.94 })
  similarity!: number;
}

/** One wording that is vague or was passed on as it came. */
export class ItemFindingDto {
  @ApiProperty({ format: 'uuid' })
  itemId!: string;

  @ApiProperty({ description: 'What a reason for keeping it is given for.' })
  key!: string;

  @ApiProperty({ format: 'uuid' })
  listId!: string;

  @ApiProperty({ example: '宣传部长' })
  postTitle!: string;

  @ApiProperty({ example: '中共云岭县委' })
  organizationName!: string;

  @ApiProperty({ example: '思想建设' })
  dimension!: string;

  @ApiProperty({ example: '学校' })
  domain!: string;

  @ApiProperty({ example: '高度重视学校思政工作，切实加强指导。' })
  textZh!: string;

  @ApiProperty({ description: '0 to 100.', example: 24 })
  score!: number;

  @ApiProperty({ enum: CLARITY_SLOTS, isArray: true })
  missing!: readonly ClaritySlot[];

  @ApiProperty({ type: [String], example: ['高度重视', '切实'] })
  slogans!: readonly string[];

  @ApiProperty({ type: [String], example: ['经常'] })
  vagueFrequencies!: readonly string[];

  @ApiProperty({ type: CopiedDownDto, nullable: true })
  copied!: CopiedDownDto | null;

  @ApiProperty({ type: String, nullable: true })
  upperTextZh!: string | null;

  @ApiProperty({ type: LibraryItemDto, nullable: true })
  better!: LibraryItemDto | null;
}

export class MemberClarityDto {
  @ApiProperty({ format: 'uuid' })
  postId!: string;

  @ApiProperty({ example: 9 })
  items!: number;

  @ApiProperty({ example: 82 })
  score!: number;
}

export class CopiedShareDto {
  @ApiProperty({ format: 'uuid' })
  organizationId!: string;

  @ApiProperty({ example: '望舒镇党委' })
  organizationName!: string;

  @ApiProperty({ example: 10 })
  items!: number;

  @ApiProperty({ example: 6 })
  copied!: number;
}

/** The library's items for one empty cell. */
export class CellDraftsDto {
  @ApiProperty({ example: '政治建设' })
  dimension!: string;

  @ApiProperty({ example: '企业' })
  domain!: string;

  @ApiProperty({ type: [LibraryItemDto] })
  items!: readonly LibraryItemDto[];
}

/** What wants a reason; which of the names it has depends on the code. */
export class CheckWarningDto {
  @ApiProperty({
    enum: [
      'empty-cell',
      'rural-and-community',
      'three-heads',
      'organization-building',
      'outcomes',
      'empty-member',
      'overloaded-member',
      'untied-member',
    ],
  })
  code!: CheckWarning['code'];

  @ApiProperty({ required: false })
  dimension?: string;

  @ApiProperty({ required: false })
  domain?: string;

  @ApiProperty({ required: false, format: 'uuid' })
  postId?: string;

  @ApiProperty({ required: false, format: 'uuid' })
  organizationId?: string;
}

/** What the check of a list set found; see `libs/domain/src/cycle/responsibility/check/`. */
export class CheckResultDto implements CheckResult {
  @ApiProperty({ description: 'Wordings per kind of post: what the shares count.', example: 60 })
  itemCount!: number;

  @ApiProperty({ type: CoverageDto })
  coverage!: Part<'coverage'>;

  @ApiProperty({ type: [DomainBalanceDto] })
  balance!: Part<'balance'>;

  @ApiProperty({ type: DomainBalanceDto, nullable: true })
  neglected!: Part<'neglected'>;

  @ApiProperty({ type: CheckedShareDto })
  ruralAndCommunity!: Part<'ruralAndCommunity'>;

  @ApiProperty({ type: CheckedShareDto })
  threeHeads!: Part<'threeHeads'>;

  @ApiProperty({ type: CheckedShareDto })
  organizationBuilding!: Part<'organizationBuilding'>;

  @ApiProperty({ type: CheckedShareDto })
  outcomes!: Part<'outcomes'>;

  @ApiProperty({ type: [TeamLoadDto] })
  teams!: Part<'teams'>;

  @ApiProperty({ type: [CheckWarningDto] })
  warnings!: Part<'warnings'>;

  @ApiProperty({ type: Number, nullable: true, example: 82 })
  clarity!: number | null;

  @ApiProperty({ example: 4 })
  vagueCount!: number;

  @ApiProperty({ example: 1 })
  copiedCount!: number;

  @ApiProperty({ type: [ItemFindingDto] })
  findings!: Part<'findings'>;

  @ApiProperty({ type: [MemberClarityDto] })
  members!: Part<'members'>;

  @ApiProperty({ type: [CopiedShareDto] })
  copiedShares!: Part<'copiedShares'>;

  @ApiProperty({ type: [CellDraftsDto] })
  drafts!: Part<'drafts'>;
}
