import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  IsUUID,
  Length,
} from 'class-validator';
import { IsDay } from '../../../../platform/http/is-day';
import { PageQuery, RowRefusalDto } from './groups.dto';

/** On which day; today without it. */
export class UnitClassesQuery {
  @ApiPropertyOptional({ example: '2026-01-01', description: 'Today without it.' })
  @IsOptional()
  @IsDay()
  on?: string;
}

/** A class and how many organisations in sight are of it. */
export class UnitClassCountDto {
  @ApiProperty({ example: '学校' })
  code!: string;

  @ApiProperty({ example: '学校' })
  nameZh!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Schools' })
  nameEn!: string | null;

  @ApiProperty({ example: 12 })
  count!: number;
}

export class UnitClassesDto {
  @ApiProperty({ example: '2026-11-23' })
  on!: string;

  @ApiProperty({ type: [UnitClassCountDto] })
  items!: UnitClassCountDto[];

  @ApiProperty({ example: 3, description: 'Organisations in sight that are of no class on the day.' })
  withoutClass!: number;
}

/** Who is of a class on a day. */
export class UnitClassMembersQuery extends PageQuery {
  @ApiPropertyOptional({ example: '学校', description: 'Without it: those of no class.' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  classCode?: string;

  @ApiPropertyOptional({ example: '2026-01-01', description: 'Today without it.' })
  @IsOptional()
  @IsDay()
  on?: string;
}

/** An organisation in a class, or in none. */
export class UnitClassMemberDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: '望舒中学党支部' })
  nameZh!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Party Branch of Wangshu Middle School' })
  nameEn!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '县教育工委' })
  parentName!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Education Working Committee' })
  parentNameEn!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '学校' })
  domainCode!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2026-01-01' })
  validFrom!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  validTo!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '云组发〔2026〕15号' })
  basis!: string | null;
}

export class UnitClassMembersDto {
  @ApiProperty({ type: [UnitClassMemberDto] })
  items!: UnitClassMemberDto[];

  @ApiProperty({ type: String, nullable: true })
  next!: string | null;
}

/** Which organisations are to be of which class from a day on. */
export class AssignUnitClassDto {
  @ApiProperty({ type: String, nullable: true, example: '学校', description: 'Null: of none.' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  classCode!: string | null;

  @ApiProperty({ isArray: true, type: String, format: 'uuid' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  organizationIds!: string[];

  @ApiProperty({ example: '2026-01-01' })
  @IsDay()
  on!: string;

  @ApiProperty({ example: '云组发〔2026〕15号' })
  @IsString()
  @Length(1, 200)
  basis!: string;

  @ApiProperty({ description: 'Only says what would happen.' })
  @IsBoolean()
  dryRun!: boolean;

  @ApiPropertyOptional({ description: 'Of the dry run: refuses when something has changed since.' })
  @IsOptional()
  @IsString()
  @Length(64, 64)
  digest?: string;
}

/** What becomes of one of the organisations. */
export class AssignedRowDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: '望舒中学党支部' })
  nameZh!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '事业单位',
    description: 'Of which class it is now.',
  })
  before!: string | null;

  @ApiProperty({ enum: ['changes', 'stays', 'refused'] })
  becomes!: 'changes' | 'stays' | 'refused';

  @ApiProperty({ type: RowRefusalDto, nullable: true })
  refusal!: RowRefusalDto | null;
}

export class AssignedUnitClassDto {
  @ApiProperty()
  done!: boolean;

  @ApiProperty({ description: 'Of what was looked at.' })
  digest!: string;

  @ApiProperty({ type: [AssignedRowDto] })
  rows!: AssignedRowDto[];
}
