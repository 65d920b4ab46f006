import { ApiProperty } from '@nestjs/swagger';
import { PERMISSIONS } from '@zeren/domain/registry/access/permissions';
import type { Permission } from '@zeren/domain/registry/access/permissions';
import { GrantView } from './grant.dto';
import { ReachView } from './session.dto';

const PERMISSION_NAMES = Object.keys(PERMISSIONS) as Permission[];

/** A permission, and the organisations over whose subtrees it holds. */
export class HeldPermissionView {
  @ApiProperty({ enum: PERMISSION_NAMES }) permission!: Permission;
  @ApiProperty({ type: [ReachView] }) over!: ReachView[];
}

/** What somebody may do while they act under one post; under none, what was granted to them in person. */
export class StandingView {
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) postId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '望舒镇党委书记' }) postTitle!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '望舒镇党委' }) organizationName!: string | null;
  @ApiProperty({ type: [HeldPermissionView] }) permissions!: HeldPermissionView[];
}

/** What a person or a post holds: the grants that have not ended, and what they come to today. */
export class HoldingsView {
  @ApiProperty({ example: '林清和', description: "The person's name, or the post's title." }) name!: string;
  @ApiProperty({ type: String, nullable: true, description: "The post's organisation." })
  organizationName!: string | null;
  @ApiProperty({ type: [String], description: 'Who holds the post today.' }) holders!: string[];
  @ApiProperty({ type: [StandingView] }) standings!: StandingView[];
  @ApiProperty({ type: [GrantView] }) grants!: GrantView[];
}
