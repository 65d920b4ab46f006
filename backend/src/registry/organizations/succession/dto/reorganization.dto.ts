import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
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
  Min,
  ValidateNested,
} from 'class-validator';
import { DatedActDto, NewOrganizationDto } from '../../dto/edits.dto';

const KINDS = ['merge', 'split', 'close'] as const;
export type ReorganizationKind = (typeof KINDS)[number];

/** An organisation that ends, in the version that was looked at. */
export class EndingOrganizationDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id!: string;

  @ApiProperty({ example: 3 })
  @IsInt()
  @Min(1)
  version!: number;
}

/** An organisation that is made with it. */
export class FoundedOrganizationDto extends OmitType(NewOrganizationDto, [
  'on',
  'basis',
  'parentId',
  'memberCount',
]) {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'uuid',
    description: 'Its superior; that of the (first) one that ends when not given.',
  })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;
}

/** An organisation that goes on for it: one that is there, or a new one. */
export class ContinuingOrganizationDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'One that is there already.' })
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @ApiPropertyOptional({ type: FoundedOrganizationDto, description: 'Or a new one.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => FoundedOrganizationDto)
  founded?: FoundedOrganizationDto;

  @ApiPropertyOptional({ example: 20, description: 'Of a split: the members it takes over.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(9_999_999)
  members?: number;
}

/** Where something goes. */
export class PlacementDto {
  @ApiProperty({
    format: 'uuid',
    description: 'Something below, a post, or guidance of an organisation that ends.',
  })
  @IsUUID()
  id!: string;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 0,
    description: 'Which of the targets, counted from 0; null: it ends (posts and guidance).',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(19)
  to!: number | null;
}

/** Merging, splitting or closing. */
export class ReorganizeDto extends DatedActDto {
  @ApiProperty({ enum: KINDS, enumName: 'ReorganizationKind' })
  @IsIn(KINDS)
  kind!: ReorganizationKind;

  @ApiProperty({ type: [EndingOrganizationDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique(({ id }: EndingOrganizationDto) => id)
  @ValidateNested({ each: true })
  @Type(() => EndingOrganizationDto)
  sources!: EndingOrganizationDto[];

  @ApiPropertyOptional({ type: [ContinuingOrganizationDto], description: 'None when it is closed.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ContinuingOrganizationDto)
  targets: ContinuingOrganizationDto[] = [];

  @ApiPropertyOptional({
    default: false,
    description: 'Of a split: the old one goes on with what is not placed.',
  })
  @IsOptional()
  @IsBoolean()
  sourceGoesOn: boolean = false;

  @ApiPropertyOptional({
    type: [PlacementDto],
    description: 'A merger puts what is not named into its target.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2000)
  @ArrayUnique(({ id }: PlacementDto) => id)
  @ValidateNested({ each: true })
  @Type(() => PlacementDto)
  placements: PlacementDto[] = [];

  @ApiProperty({ description: 'Only say what would happen.' })
  @IsBoolean()
  dryRun!: boolean;

  @ApiPropertyOptional({
    description: 'Of the dry run that was looked at: nothing is done when it would differ.',
  })
  @IsOptional()
  @IsString()
  @Length(64, 64)
  digest?: string;
}

/** An organisation, a post. */
export class NamedThingDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: '青禾镇党委' })
  name!: string;
}

/** What an organisation is after it. */
export class ReorganizedDto extends NamedThingDto {
  @ApiProperty({ enum: ['ends', 'goes-on', 'founded'] })
  becomes!: 'ends' | 'goes-on' | 'founded';

  @ApiProperty({ example: 41 })
  membersBefore!: number;

  @ApiProperty({ example: 61 })
  membersAfter!: number;
}

/** Where something of an organisation that ends goes. */
export class PlacedDto extends NamedThingDto {
  @ApiProperty({ type: String, nullable: true, format: 'uuid', description: 'The organisation it goes to.' })
  to!: string | null;

  @ApiProperty({ enum: ['moves', 'ends', 'stays', 'open'], description: '`open`: it is not said yet.' })
  becomes!: 'moves' | 'ends' | 'stays' | 'open';
}

/** A post, with who holds it and how much goes with it. */
export class PlacedPostDto extends PlacedDto {
  @ApiProperty()
  isHead!: boolean;

  @ApiProperty({ isArray: true, type: String, example: ['林小满'] })
  holders!: string[];

  @ApiProperty({ example: 4, description: 'Matters that are open at it.' })
  matters!: number;
}

export class InTheWayDto {
  @ApiProperty({ enum: ['child', 'post', 'tenure', 'members'] })
  kind!: 'child' | 'post' | 'tenure' | 'members';

  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  id!: string | null;

  @ApiProperty({ example: '岗位“书记”（林小满）' })
  zh!: string;

  @ApiProperty({ example: 'the post “书记” (林小满)' })
  en!: string;
}

export class ReorganizationRefusalDto {
  @ApiProperty({ example: 'reorganization.two-heads' })
  code!: string;

  @ApiProperty()
  zh!: string;

  @ApiProperty()
  en!: string;

  @ApiProperty({ type: String, nullable: true })
  field!: string | null;
}

/** What happened, or would happen. */
export class ReorganizationDto {
  @ApiProperty()
  done!: boolean;

  @ApiProperty({ description: 'Give it back when doing what was looked at.' })
  digest!: string;

  @ApiProperty({ type: ReorganizationRefusalDto, nullable: true, description: 'Why it may not be done so.' })
  refusal!: ReorganizationRefusalDto | null;

  @ApiProperty({ type: [InTheWayDto] })
  inTheWay!: InTheWayDto[];

  @ApiProperty({ type: [ReorganizedDto] })
  organizations!: ReorganizedDto[];

  @ApiProperty({ type: [PlacedDto] })
  children!: PlacedDto[];

  @ApiProperty({ type: [PlacedPostDto] })
  posts!: PlacedPostDto[];

  @ApiProperty({ type: [PlacedDto] })
  guidance!: PlacedDto[];
}
