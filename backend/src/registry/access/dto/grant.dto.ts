import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { GRANT_STATES } from '@zeren/domain/registry/access/grant-state';
import type { GrantState } from '@zeren/domain/registry/access/grant-state';
import { CAPABILITY_SETS, PERMISSIONS } from '@zeren/domain/registry/access/permissions';
import type { CapabilitySet, Permission } from '@zeren/domain/registry/access/permissions';
import { IsDay } from '../../../platform/http/is-day';

const SETS = Object.keys(CAPABILITY_SETS) as CapabilitySet[];
const PERMISSION_NAMES = Object.keys(PERMISSIONS) as Permission[];

/** Which grants: how they stand on a day, over what, of which set, of whom. */
export class GrantPageQuery {
  @ApiPropertyOptional({ enum: GRANT_STATES, default: 'holding' })
  @IsOptional()
  @IsIn(GRANT_STATES)
  state: GrantState = 'holding';

  @ApiPropertyOptional({ format: 'date', description: 'The day asked about; today when left out.' })
  @IsOptional()
  @IsDay()
  on?: string;

  @ApiPropertyOptional({ enum: SETS })
  @IsOptional()
  @IsIn(SETS)
  capabilitySet?: CapabilitySet;

  @ApiPropertyOptional({ enum: PERMISSION_NAMES, description: 'Sets that allow this.' })
  @IsOptional()
  @IsIn(PERMISSION_NAMES)
  permission?: Permission;

  @ApiPropertyOptional({ format: 'uuid', description: 'Grants over organisations of this subtree.' })
  @IsOptional()
  @IsUUID()
  within?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Grants that reach this organisation.' })
  @IsOptional()
  @IsUUID()
  reaching?: string;

  @ApiPropertyOptional({
    example: 'lqh',
    description: 'Person, post or organisation: Chinese, pinyin, initials.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 50)
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

export class GrantRootView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: '清溪村党总支' }) nameZh!: string;
  @ApiProperty({ type: String, nullable: true, example: '望舒镇党委' }) parentName!: string | null;
}

export class GrantPostView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: '望舒镇党委书记' }) title!: string;
  @ApiProperty({ example: '乡镇党委书记' }) kind!: string;
  @ApiProperty({ format: 'uuid' }) organizationId!: string;
  @ApiProperty({ example: '望舒镇党委' }) organizationName!: string;
  @ApiProperty({ type: [String], description: 'Who holds it today.', example: ['林清和'] })
  holders!: string[];
}

export class GrantPersonView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: '林清和' }) name!: string;
  @ApiProperty({ type: [String], description: 'Posts held today.', example: ['望舒镇党委 书记'] })
  posts!: string[];
}

/** A grant: what, over which subtree, to whom, from when until when. */
export class GrantView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: SETS }) capabilitySet!: CapabilitySet;
  @ApiProperty({ type: GrantRootView }) root!: GrantRootView;
  @ApiProperty({ type: GrantPostView, nullable: true }) post!: GrantPostView | null;
  @ApiProperty({ type: GrantPersonView, nullable: true }) person!: GrantPersonView | null;
  @ApiProperty({ format: 'date', example: '2026-11-23' }) validFrom!: string;
  @ApiProperty({ type: String, nullable: true, format: 'date', description: 'Null: without an end.' })
  lastDay!: string | null;
  @ApiProperty({ enum: GRANT_STATES }) state!: GrantState;
  @ApiProperty({ example: 1 }) version!: number;
}

export class GrantPageView {
  @ApiProperty({ type: [GrantView] }) items!: GrantView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class GrantParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id!: string;
}

/** When a new grant holds. */
class GrantDaysDto {
  @ApiPropertyOptional({ format: 'date', description: 'Today when left out.' })
  @IsOptional()
  @IsDay()
  validFrom?: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'date',
    description: 'Without an end when left out.',
  })
  @IsOptional()
  @IsDay()
  lastDay?: string | null;
}

/** A grant to one post or to one person. */
export class NewGrantDto extends GrantDaysDto {
  @ApiProperty({ enum: SETS })
  @IsIn(SETS)
  capabilitySet!: CapabilitySet;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  rootOrganizationId!: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  postId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  personId?: string;
}

/** The same grant for all posts of a kind. */
export class GrantByKindQuery extends GrantDaysDto {
  @ApiProperty({ enum: SETS })
  @IsIn(SETS)
  capabilitySet!: CapabilitySet;

  @ApiProperty({ example: '乡镇党委书记' })
  @IsString()
  @Length(1, 50)
  postKind!: string;

  @ApiPropertyOptional({ format: 'uuid', description: "Each post's own organisation when left out." })
  @IsOptional()
  @IsUUID()
  rootOrganizationId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only posts in this subtree.' })
  @IsOptional()
  @IsUUID()
  within?: string;
}

/** What was looked at, and is now to be done. */
export class GrantByKindDto extends GrantByKindQuery {
  @ApiProperty({ description: '`digest` of the preview.' })
  @IsString()
  @Length(64, 64)
  digest!: string;
}

export class PreviewedPostView {
  @ApiProperty({ format: 'uuid' }) postId!: string;
  @ApiProperty({ example: '望舒镇党委书记' }) title!: string;
  @ApiProperty({ example: '望舒镇党委' }) organizationName!: string;
  @ApiProperty({ type: [String], example: ['林清和'] }) holders!: string[];
  @ApiProperty({ description: 'Holds the same for some of these days already.' }) holds!: boolean;
}

/** Which posts would be granted what. */
export class GrantPreviewView {
  @ApiProperty({ example: 12 }) posts!: number;
  @ApiProperty({ description: 'Those that hold nothing of the kind yet.', example: 10 }) fresh!: number;
  @ApiProperty({ type: [PreviewedPostView], description: 'The first 200.' }) items!: PreviewedPostView[];
  @ApiProperty({ description: 'Give it back to confirm what was looked at.' }) digest!: string;
}

export class GrantedView {
  @ApiProperty({ example: 10 }) granted!: number;
}

/** Until when a grant still holds. */
export class RevokeGrantDto {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'date',
    description: 'At once when left out.',
  })
  @IsOptional()
  @IsDay()
  lastDay?: string | null;
}

/** Until when a grant holds from now on. */
export class ExtendGrantDto {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'date',
    description: 'Without an end when left out.',
  })
  @IsOptional()
  @IsDay()
  lastDay?: string | null;
}

/** Whom to grant to: part of a name, a post or an organisation, in Chinese, pinyin or initials. */
export class HolderQuery {
  @ApiProperty({ example: 'lqh' })
  @IsString()
  @Length(1, 50)
  q!: string;
}

const HOLDERS = ['post', 'person'] as const;

/** A post or a person found. */
export class FoundHolderView {
  @ApiProperty({ enum: HOLDERS }) kind!: (typeof HOLDERS)[number];
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: '望舒镇党委书记', description: "The post's title, or the person's name." })
  name!: string;
  @ApiProperty({ type: GrantRootView, nullable: true, description: "The post's organisation." })
  organization!: GrantRootView | null;
  @ApiProperty({ type: [String], description: 'Who holds the post today, or the posts the person holds.' })
  beside!: string[];
}

export class FoundHoldersView {
  @ApiProperty({ type: [FoundHolderView], description: 'At most 20 posts, then at most 20 people.' })
  items!: FoundHolderView[];
}

export class PostKindView {
  @ApiProperty({ example: '乡镇党委书记' }) kind!: string;
  @ApiProperty({ example: 12 }) posts!: number;
}

export class PostKindsView {
  @ApiProperty({ type: [PostKindView] }) items!: PostKindView[];
}
