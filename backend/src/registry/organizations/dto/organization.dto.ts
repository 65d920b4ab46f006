import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';

/** Whose children; without it the roots that the caller may see. */
export class OrganizationTreeQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  parentId?: string;
}

/** Which organisation. */
export class OrganizationParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id!: string;
}

/** Who leads an organisation. */
export class OrganizationHeadDto {
  @ApiProperty({ example: '书记' })
  postTitle!: string;

  @ApiProperty({ type: String, nullable: true, example: '林小满' })
  personName!: string | null;
}

/** An organisation as a node of the tree. */
export class OrganizationNodeDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  parentId!: string | null;

  @ApiProperty({ example: 'YL-03' })
  code!: string;

  @ApiProperty({ example: '青禾镇党委' })
  nameZh!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Qinghe Township Party Committee' })
  nameEn!: string | null;

  @ApiProperty({ example: '党委' })
  kindCode!: string;

  @ApiProperty({ example: '党委' })
  kindName!: string;

  @ApiProperty({ example: '乡镇' })
  levelCode!: string;

  @ApiProperty({ example: '乡镇' })
  levelName!: string;

  @ApiProperty({ type: String, nullable: true, example: '农村' })
  domainCode!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '农村' })
  domainName!: string | null;

  @ApiProperty({ example: 4 })
  childCount!: number;

  @ApiProperty({ example: 512 })
  memberCount!: number;

  @ApiProperty({ type: OrganizationHeadDto, nullable: true })
  head!: OrganizationHeadDto | null;

  @ApiProperty({ example: 1 })
  version!: number;
}

/** Nodes in their order. */
export class OrganizationTreeDto {
  @ApiProperty({ type: [OrganizationNodeDto] })
  items!: OrganizationNodeDto[];
}

/** One step of the way up. */
export class OrganizationAncestorDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: '中共云岭县委' })
  nameZh!: string;

  @ApiProperty({ type: String, nullable: true, example: 'CPC Yunling County Committee' })
  nameEn!: string | null;
}

/** Who holds a post today. */
export class PostHolderDto {
  @ApiProperty({ format: 'uuid' })
  personId!: string;

  @ApiProperty({ example: '林小满' })
  name!: string;

  @ApiProperty({ example: '任职' })
  tenureKind!: string;

  @ApiProperty({ example: '2024-03-01' })
  startsOn!: string;
}

/** A post of an organisation. */
export class OrganizationPostDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: '党委书记' })
  title!: string;

  @ApiProperty({ example: '乡镇党委书记' })
  kind!: string;

  @ApiProperty({ example: true })
  isHead!: boolean;

  @ApiProperty({ example: true })
  inTeam!: boolean;

  @ApiProperty({ type: String, nullable: true, example: '主持党委全面工作' })
  lineWork!: string | null;

  @ApiProperty({ type: PostHolderDto, nullable: true, description: 'Null while the post is vacant.' })
  holder!: PostHolderDto | null;
}

/** What organisations of a kind do again and again. */
export class RecurringDutyDto {
  @ApiProperty({ example: '主题党日' })
  code!: string;

  @ApiProperty({ example: '主题党日' })
  nameZh!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Theme day of members' })
  nameEn!: string | null;

  @ApiProperty({ example: '每月1次' })
  cadencePhrase!: string;

  @ApiProperty({ example: '思想建设', description: 'Code of a dimension.' })
  dimension!: string;

  @ApiProperty({ example: '示例', description: 'Whose rule it is; 示例 marks an example.' })
  basisLevel!: string;
}

/** An organisation with the way up and its posts. */
export class OrganizationDetailDto extends OrganizationNodeDto {
  @ApiProperty({ type: [OrganizationAncestorDto] })
  ancestors!: OrganizationAncestorDto[];

  @ApiProperty({ type: [RecurringDutyDto], description: 'Of its kind, by the catalogues of today.' })
  recurringDuties!: RecurringDutyDto[];

  @ApiProperty({ type: [OrganizationPostDto] })
  posts!: OrganizationPostDto[];
}
