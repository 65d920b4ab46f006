import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { TENURE_KINDS } from '@zeren/domain/registry/organizations/tenure';
import type { TenureKind } from '@zeren/domain/registry/organizations/tenure';
import { IsOptional } from 'class-validator';
import { IsDay } from '../../../../platform/http/is-day';
import { PostDto } from '../../posts/dto/post.dto';
import { TenureDto } from '../../tenures/dto/tenure.dto';

/** The day as of which the team is shown. */
export class TeamQuery {
  @ApiPropertyOptional({ format: 'date', description: 'Today when left out.' })
  @IsOptional()
  @IsDay()
  day?: string;
}

/** Another post that a holder has on the day. */
export class OtherPostDto {
  @ApiProperty({ enum: TENURE_KINDS })
  kind!: TenureKind;

  @ApiProperty({ example: '党支部书记' })
  postTitle!: string;

  @ApiProperty({ format: 'uuid' })
  organizationId!: string;

  @ApiProperty({ example: '萤火村党支部' })
  organizationName!: string;
}

/** Somebody who holds a post, or will. */
export class TeamTenureDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  personId!: string;

  @ApiProperty({ example: '林小满' })
  personName!: string;

  @ApiProperty({ enum: TENURE_KINDS })
  kind!: TenureKind;

  @ApiProperty({ format: 'date' })
  startsOn!: string;

  @ApiProperty({ type: String, nullable: true, format: 'date' })
  endsOn!: string | null;

  @ApiProperty({ type: String, nullable: true })
  startNote!: string | null;

  @ApiProperty({ example: 1 })
  version!: number;

  @ApiProperty({
    type: [OtherPostDto],
    description: 'What else the person holds on the day, as far as in sight.',
  })
  otherPosts!: OtherPostDto[];
}

/** Who answers for a post on the day. */
export class AnsweringDto {
  @ApiProperty({ format: 'uuid' })
  tenureId!: string;

  @ApiProperty({ format: 'uuid' })
  personId!: string;

  @ApiProperty({ example: '林小满' })
  personName!: string;

  @ApiProperty({ description: 'The post is vacant, so the head of the organisation answers.' })
  asHead!: boolean;
}

/** A post of the team. */
export class TeamPostDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

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

  @ApiProperty({ type: String, nullable: true, format: 'date', description: 'The first day without it.' })
  validTo!: string | null;

  @ApiProperty({ example: 1 })
  version!: number;

  @ApiProperty({ type: [TeamTenureDto], description: 'Who holds it on the day; nobody while it is vacant.' })
  holders!: TeamTenureDto[];

  @ApiProperty({ type: [TeamTenureDto], description: 'Who takes it later.' })
  ahead!: TeamTenureDto[];

  @ApiProperty({ type: AnsweringDto, nullable: true, description: 'Null when nobody answers for it.' })
  answering!: AnsweringDto | null;

  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date',
    description: 'Vacant since; null while it is held.',
  })
  vacantSince!: string | null;
}

/** The team of an organisation on a day. */
export class TeamDto {
  @ApiProperty({ format: 'uuid' })
  organizationId!: string;

  @ApiProperty({ example: '青禾镇党委' })
  organizationName!: string;

  @ApiProperty({ type: String, nullable: true })
  organizationNameEn!: string | null;

  @ApiProperty({ example: '党委' })
  organizationKind!: string;

  @ApiProperty({ example: 3, description: 'Of the organisation: whoever orders its posts names it.' })
  version!: number;

  @ApiProperty({ format: 'date' })
  day!: string;

  @ApiProperty({ description: 'Whether the caller may set up its posts and record who holds them.' })
  mayManage!: boolean;

  @ApiProperty({ type: [TeamPostDto] })
  posts!: TeamPostDto[];
}

/** A post with everybody who held it, and the head post whose holder answers while it is vacant. */
export class PostHistoryDto {
  @ApiProperty({ type: PostDto })
  post!: PostDto;

  @ApiProperty({ example: '青禾镇党委' })
  organizationName!: string;

  @ApiProperty({ type: [TenureDto], description: 'Oldest first.' })
  tenures!: TenureDto[];

  @ApiProperty({ type: PostDto, nullable: true, description: 'The other head post of the organisation.' })
  headPost!: PostDto | null;

  @ApiProperty({ type: [TenureDto] })
  headTenures!: TenureDto[];

  @ApiProperty()
  mayManage!: boolean;
}
