import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsDay } from '../../../../platform/http/is-day';
import { SavedDto } from '../../dto/guidance.dto';

const STATES = ['upcoming', 'holds', 'ended'] as const;
type State = (typeof STATES)[number];

/** The page after a cursor. */
export class PageQuery {
  @ApiPropertyOptional({ description: '`next` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;

  @ApiPropertyOptional({ default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}

/** Which group. */
export class AssessmentGroupParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id!: string;
}

/** Which groups: those that hold on some day of a year, of one object. */
export class AssessmentGroupsQuery extends PageQuery {
  @ApiPropertyOptional({ example: 2026 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year?: number;

  @ApiPropertyOptional({ example: '单位', description: 'Of the catalogue assessment-objects.' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  objectCode?: string;
}

/** A group to be set up. */
export class NewAssessmentGroupDto {
  @ApiProperty({ format: 'uuid', description: 'The body that compares its members.' })
  @IsUUID()
  organizationId!: string;

  @ApiProperty({ example: '乡镇一组' })
  @IsString()
  @Length(1, 60)
  name!: string;

  @ApiProperty({ example: '单位', description: 'What is assessed; of the catalogue assessment-objects.' })
  @IsString()
  @Length(1, 40)
  objectCode!: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '乡镇（街道）',
    description: 'Of the catalogue unit-classes; without it the group mixes them.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  classCode?: string | null;

  @ApiProperty({ example: '云组发〔2026〕15号', description: 'The document that it rests on.' })
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

/** What a group is to be; whose it is and what it assesses stay. */
export class ChangedAssessmentGroupDto extends OmitType(NewAssessmentGroupDto, [
  'organizationId',
  'objectCode',
]) {}

/** Which organisations, from which day. */
export class LeaveGroupDto {
  @ApiProperty({ isArray: true, type: String, format: 'uuid' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  organizationIds!: string[];

  @ApiProperty({ example: '2026-03-01' })
  @IsDay()
  on!: string;
}

export class JoinGroupDto extends LeaveGroupDto {
  @ApiPropertyOptional({
    default: false,
    description: 'Whoever is in another group of the same object on that day leaves it.',
  })
  @IsOptional()
  @IsBoolean()
  moves: boolean = false;

  @ApiPropertyOptional({ default: false, description: 'Only says what would happen.' })
  @IsOptional()
  @IsBoolean()
  dryRun: boolean = false;
}

/** Why one of several cannot. */
export class RowRefusalDto {
  @ApiProperty({ example: 'assessment-group.in-another' })
  code!: string;

  @ApiProperty({ example: '“望舒镇党委”已经在这个分组里。' })
  zh!: string;

  @ApiProperty({ example: '“望舒镇党委” belongs to this group already.' })
  en!: string;
}

/** What joining makes of one of the organisations. */
export class JoiningRowDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: '望舒镇党委' })
  nameZh!: string;

  @ApiProperty({ enum: ['joins', 'moves', 'refused'] })
  becomes!: 'joins' | 'moves' | 'refused';

  @ApiProperty({
    type: String,
    nullable: true,
    example: '乡镇二组',
    description: 'The group that it leaves.',
  })
  from!: string | null;

  @ApiProperty({ type: RowRefusalDto, nullable: true })
  refusal!: RowRefusalDto | null;
}

/** What joining has done, or would do. */
export class JoinedGroupDto extends SavedDto {
  @ApiProperty()
  done!: boolean;

  @ApiProperty({ type: [JoiningRowDto] })
  rows!: JoiningRowDto[];
}

/** Whose members. */
export class GroupMembersQuery extends PageQuery {
  @ApiPropertyOptional({ default: false, description: 'Those who left, and those who join later, too.' })
  @IsOptional()
  @IsIn([true, false])
  @Transform(({ value }) => value === 'true' || value === true)
  everybody: boolean = false;
}

class NamedDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: '青禾镇党委' })
  nameZh!: string;
}

class DaysDto {
  @ApiProperty({ example: '2026-01-01' })
  validFrom!: string;

  @ApiProperty({ type: String, nullable: true, example: '2027-01-01' })
  validTo!: string | null;

  @ApiProperty({ enum: STATES, example: 'holds' })
  state!: State;
}

/** A group. */
export class AssessmentGroupDto extends DaysDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: NamedDto, description: 'The body that compares its members.' })
  organization!: NamedDto;

  @ApiProperty({ example: '乡镇一组' })
  name!: string;

  @ApiProperty({ example: '单位' })
  objectCode!: string;

  @ApiProperty({ type: String, nullable: true, example: '乡镇（街道）' })
  classCode!: string | null;

  @ApiProperty({ example: '云组发〔2026〕15号' })
  basis!: string;

  @ApiProperty({ example: 12, description: 'Members today, or on its last or first day.' })
  memberCount!: number;

  @ApiProperty({ description: 'Whether the caller may change it.' })
  mayChange!: boolean;

  @ApiProperty({ example: 1 })
  version!: number;
}

export class AssessmentGroupsDto {
  @ApiProperty({ type: [AssessmentGroupDto] })
  items!: AssessmentGroupDto[];

  @ApiProperty({ type: String, nullable: true, description: 'Give it as `after` for the next page.' })
  next!: string | null;
}

/** An organisation in a group. */
export class GroupMemberDto extends DaysDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: NamedDto })
  organization!: NamedDto;

  @ApiProperty({ example: '乡镇' })
  levelCode!: string;

  @ApiProperty({ type: String, nullable: true, example: '农村' })
  domainCode!: string | null;
}

export class GroupMembersDto {
  @ApiProperty({ type: [GroupMemberDto] })
  items!: GroupMemberDto[];

  @ApiProperty({ type: String, nullable: true })
  next!: string | null;
}

/** Of which class an organisation is to be from a day on. */
export class UnitClassDto {
  @ApiProperty({ type: String, nullable: true, example: '学校', description: 'Null: of none.' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  classCode!: string | null;

  @ApiProperty({ example: '2026-01-01' })
  @IsDay()
  on!: string;

  @ApiProperty({ example: '云组发〔2026〕15号' })
  @IsString()
  @Length(1, 200)
  basis!: string;
}

/** Of which class an organisation was or is. */
export class UnitClassSpanDto extends DaysDto {
  @ApiProperty({ example: '学校' })
  classCode!: string;

  @ApiProperty({ example: '云组发〔2026〕15号' })
  basis!: string;
}

/** In which group an organisation was or is. */
export class GroupOfOrganizationDto extends DaysDto {
  @ApiProperty({ format: 'uuid' })
  groupId!: string;

  @ApiProperty({ example: '乡镇一组' })
  name!: string;

  @ApiProperty({ example: '单位' })
  objectCode!: string;
}

/** Classes and groups of one organisation, latest first. */
export class ClassesOfOrganizationDto {
  @ApiProperty({ type: [UnitClassSpanDto] })
  classes!: UnitClassSpanDto[];

  @ApiProperty({ type: [GroupOfOrganizationDto] })
  groups!: GroupOfOrganizationDto[];
}
