import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, Matches } from 'class-validator';
import { GUIDANCE_RIGHTS } from '@zeren/domain/registry/organizations/guidance/guidance';
import type { GuidanceRight } from '@zeren/domain/registry/organizations/guidance/guidance';

/** What is asked about, as the record and links name it. */
export class WhyQuery {
  @ApiProperty({ example: 'duty' }) @IsString() @Matches(/^[a-z-]{1,40}$/) subjectKind: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() subjectId: string;
}

export class WhySubjectView {
  @ApiProperty({ example: 'duty' }) kind: string;
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: '为党员上党课 三季度' }) nameZh: string;
  @ApiProperty({ type: String, nullable: true, example: 'Teach a lesson' }) nameEn: string | null;
}

export class WhyPermissionView {
  @ApiProperty({ example: 'duties.read' }) code: string;
  @ApiProperty({ example: '查看任务' }) zh: string;
  @ApiProperty({ example: 'See duties' }) en: string;
}

export class WhyTenureView {
  @ApiProperty({ format: 'uuid' }) tenureId: string;
  @ApiProperty({ example: '任职' }) kind: string;
  @ApiProperty({ example: '周岚' }) personName: string;
  @ApiProperty({ example: '党委书记' }) postTitle: string;
  @ApiProperty({ example: '望舒镇党委' }) organizationName: string;
  @ApiProperty({ example: '2024-03-01' }) startsOn: string;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'The last day, where it has one' })
  lastDay: string | null;
}

export class WhyGrantView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'officeholder' }) capabilitySet: string;
  @ApiProperty({ example: '责任人' }) zh: string;
  @ApiProperty({ example: 'Officeholder' }) en: string;
  @ApiProperty({ type: String, nullable: true, example: null }) lastDay: string | null;
}

export class WhyNodeView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: '望舒镇党委' }) nameZh: string;
  @ApiProperty({ type: String, nullable: true, example: 'Party Committee of Wangshu' }) nameEn: string | null;
}

export class WhyGuidanceView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: WhyNodeView }) guide: WhyNodeView;
  @ApiProperty({ type: WhyNodeView }) guided: WhyNodeView;
  @ApiProperty({ example: '行业指导' }) kindCode: string;
  @ApiProperty({ enum: GUIDANCE_RIGHTS, isArray: true, example: ['see'] }) rights: GuidanceRight[];
  @ApiProperty({ type: String, nullable: true, example: null }) lastDay: string | null;
}

/** One way in which it is seen, link by link. */
export class SeenBecauseView {
  @ApiProperty({ type: WhyTenureView, nullable: true, description: 'Null: the grant is to the person' })
  tenure: WhyTenureView | null;
  @ApiProperty({ type: WhyGrantView }) grant: WhyGrantView;
  @ApiProperty({ type: WhyNodeView, description: 'Over whose subtree the grant holds' }) root: WhyNodeView;
  @ApiProperty({ type: WhyGuidanceView, nullable: true, description: 'The edge that leads there (条块结合)' })
  guidance: WhyGuidanceView | null;
  @ApiProperty({ type: [WhyNodeView], description: 'From the root, or from what is guided, by 隶属' })
  path: WhyNodeView[];
  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'The last day on which all of it holds',
  })
  until: string | null;
}

/** What somebody has to do with it themselves. */
export class WhyPartView {
  @ApiProperty({ example: 'own-post' }) code: string;
  @ApiProperty({ example: '这是你岗位的事项' }) zh: string;
  @ApiProperty({ example: 'It belongs to your post' }) en: string;
}

/** How many hold the permission over it. */
export class OthersWhoMayView {
  @ApiProperty({ example: 4 }) posts: number;
  @ApiProperty({ example: 1 }) people: number;
}

/** Why the person who asks can see a record. */
export class WhyView {
  @ApiProperty({ type: WhySubjectView }) subject: WhySubjectView;
  @ApiProperty({
    type: WhySubjectView,
    nullable: true,
    description: 'What it is opened from, where it has no page of its own',
  })
  through: WhySubjectView | null;
  @ApiProperty({ type: WhyPermissionView, nullable: true, description: 'Null where none is needed' })
  permission: WhyPermissionView | null;
  @ApiProperty({ type: String, nullable: true, enum: ['system', 'security', 'audit', null], example: null })
  administrator: 'system' | 'security' | 'audit' | null;
  @ApiProperty({
    type: [SeenBecauseView],
    description: 'The plainest first; empty where it is seen because one takes part in it oneself',
  })
  because: SeenBecauseView[];
  @ApiProperty({ type: [WhyPartView], description: 'What one has to do with it oneself, or everybody has' })
  parts: WhyPartView[];
  @ApiProperty({ type: OthersWhoMayView, nullable: true, description: 'For those who may see grants' })
  othersWhoMay: OthersWhoMayView | null;
}
