import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import {
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
} from 'class-validator';
import { GUIDANCE_RIGHTS } from '@zeren/domain/registry/organizations/guidance/guidance';
import type { GuidanceRight } from '@zeren/domain/registry/organizations/guidance/guidance';
import { IsDay } from '../../../platform/http/is-day';
import { OrganizationNodeDto } from './organization.dto';

/** Which edge. */
export class GuidanceParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id!: string;
}

/** An edge to be made. */
export class NewGuidanceDto {
  @ApiProperty({ format: 'uuid', description: 'The organisation that guides.' })
  @IsUUID()
  guideId!: string;

  @ApiProperty({ format: 'uuid', description: 'The organisation that is guided.' })
  @IsUUID()
  guidedId!: string;

  @ApiProperty({ description: 'Whether all that stands below the guided organisation is meant too.' })
  @IsBoolean()
  withSubtree!: boolean;

  @ApiProperty({ example: '行业指导', description: 'Of the catalogue guidance-kinds.' })
  @IsString()
  @Length(1, 40)
  kindCode!: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'uuid',
    description: 'A point of contact: whose.',
  })
  @IsOptional()
  @IsUUID()
  postId?: string | null;

  @ApiProperty({ enum: GUIDANCE_RIGHTS, isArray: true, example: ['see', 'assign'] })
  @IsArray()
  @ArrayUnique()
  @IsIn(GUIDANCE_RIGHTS, { each: true })
  rights!: GuidanceRight[];

  @ApiPropertyOptional({ type: String, nullable: true, example: '0.3', description: 'Above 0, 1 at most.' })
  @IsOptional()
  @Matches(/^(0\.\d{1,6}|1(\.0{1,6})?)$/)
  scoreShare?: string | null;

  @ApiProperty({ example: '云组发〔2026〕7号', description: 'The document that it rests on.' })
  @IsString()
  @Length(1, 200)
  basis!: string;

  @ApiProperty({ example: '2026-01-01' })
  @IsDay()
  validFrom!: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '2027-01-01',
    description: 'The first day on which it no longer holds.',
  })
  @IsOptional()
  @IsDay()
  validTo?: string | null;
}

/** What an edge is to say from today on; between whom it is and of which kind stays. */
export class ChangedGuidanceDto extends OmitType(NewGuidanceDto, [
  'guideId',
  'guidedId',
  'kindCode',
  'postId',
  'validFrom',
]) {}

/** From which day an edge is to hold no longer. */
export class EndGuidanceDto {
  @ApiProperty({ example: '2026-12-01' })
  @IsDay()
  validTo!: string;
}

/** What was saved, and its version now. */
export class SavedDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 2 })
  version!: number;
}

/** One end of an edge. */
export class GuidanceEndDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: '县委社会工作部' })
  nameZh!: string;
}

/** Whose point of contact it is. */
export class GuidancePostDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: '县委副书记' })
  title!: string;

  @ApiProperty({ type: String, nullable: true, example: '温清和' })
  holderName!: string | null;
}

/** An edge. */
export class GuidanceDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: GuidanceEndDto })
  guide!: GuidanceEndDto;

  @ApiProperty({ type: GuidanceEndDto })
  guided!: GuidanceEndDto;

  @ApiProperty()
  withSubtree!: boolean;

  @ApiProperty({ example: '行业指导' })
  kindCode!: string;

  @ApiProperty({ type: GuidancePostDto, nullable: true })
  post!: GuidancePostDto | null;

  @ApiProperty({ enum: GUIDANCE_RIGHTS, isArray: true })
  rights!: GuidanceRight[];

  @ApiProperty({ type: String, nullable: true, example: '0.3' })
  scoreShare!: string | null;

  @ApiProperty({ example: '云组发〔2026〕7号' })
  basis!: string;

  @ApiProperty({ example: '2026-01-01' })
  validFrom!: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  validTo!: string | null;

  @ApiProperty({ enum: ['upcoming', 'holds', 'ended'], example: 'holds' })
  state!: 'upcoming' | 'holds' | 'ended';

  @ApiProperty({ description: 'Whether the caller may change or end it.' })
  mayChange!: boolean;

  @ApiProperty({ example: 1 })
  version!: number;
}

/** The edges of one organisation: those in force first, then those to come, then the past. */
export class GuidanceOfOrganizationDto {
  @ApiProperty({ type: [GuidanceDto], description: 'Whom it guides.' })
  guides!: GuidanceDto[];

  @ApiProperty({ type: [GuidanceDto], description: 'Who guides it.' })
  guidedBy!: GuidanceDto[];
}

/** A guided organisation beside the tree (参照). */
export class GuidedNodeDto extends OrganizationNodeDto {
  @ApiProperty({ isArray: true, type: String, example: ['行业指导'] })
  guidanceKinds!: string[];

  @ApiProperty({ enum: GUIDANCE_RIGHTS, isArray: true })
  guidanceRights!: GuidanceRight[];

  @ApiProperty()
  withSubtree!: boolean;
}

export class GuidedNodesDto {
  @ApiProperty({ type: [GuidedNodeDto] })
  items!: GuidedNodeDto[];
}
