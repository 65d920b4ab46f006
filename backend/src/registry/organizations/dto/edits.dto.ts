import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { IsDay } from '../../../platform/http/is-day';

/** From when on, and by which document. */
export class DatedActDto {
  @ApiProperty({ example: '2026-11-01', description: 'The first day on which it holds; not in the future.' })
  @IsDay()
  on!: string;

  @ApiProperty({ example: '云组发〔2026〕12号', description: 'The document that it rests on.' })
  @IsString()
  @Length(1, 200)
  basis!: string;
}

/** What an organisation is to be called and tagged with from a day on. */
export class ChangedOrganizationDto extends DatedActDto {
  @ApiProperty({ example: '萤火村党支部' })
  @IsString()
  @Length(1, 60)
  nameZh!: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Firefly Village Branch' })
  @IsOptional()
  @IsString()
  @Length(1, 160)
  nameEn?: string | null;

  @ApiProperty({ example: '党支部' })
  @IsString()
  @Length(1, 40)
  kindCode!: string;

  @ApiProperty({ example: '村' })
  @IsString()
  @Length(1, 40)
  levelCode!: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: '农村' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  domainCode?: string | null;

  @ApiProperty({ example: 41 })
  @IsInt()
  @Min(0)
  @Max(9_999_999)
  memberCount!: number;
}

/** An organisation to be made below another one. */
export class NewOrganizationDto extends ChangedOrganizationDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  parentId!: string;

  @ApiProperty({ example: 'YL-03-C4', description: 'Unique in the county.' })
  @Matches(/^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$/)
  code!: string;
}

/** Where an organisation is to stand from a day on. */
export class MovedOrganizationDto extends DatedActDto {
  @ApiProperty({ format: 'uuid', description: 'The new superior.' })
  @IsUUID()
  parentId!: string;
}

/** What an organisation was for a time; without an end: what it is now. */
export class OrganizationSpanDto {
  @ApiProperty({ example: '2021-03-01' })
  validFrom!: string;

  @ApiProperty({ type: String, nullable: true, example: '2026-11-01' })
  validTo!: string | null;

  @ApiProperty({ example: '萤火村党支部' })
  nameZh!: string;

  @ApiProperty({ example: '党支部' })
  kindCode!: string;

  @ApiProperty({ example: '村' })
  levelCode!: string;

  @ApiProperty({ type: String, nullable: true, example: '农村' })
  domainCode!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '青禾镇党委' })
  parentName!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The document by which it ended.',
    example: '云组发〔2026〕12号',
  })
  basis!: string | null;
}

class SucceedingOrganizationDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: '青禾镇党委' })
  nameZh!: string;
}

/** One organisation went on as another. */
export class SuccessionDto {
  @ApiProperty({ enum: ['merge', 'split', 'close'], enumName: 'ReorganizationKind' })
  kind!: 'merge' | 'split' | 'close';

  @ApiProperty({ example: '2026-11-01' })
  on!: string;

  @ApiProperty({ example: '云组发〔2026〕12号' })
  basis!: string;

  @ApiProperty({ type: SucceedingOrganizationDto })
  from!: SucceedingOrganizationDto;

  @ApiProperty({
    type: SucceedingOrganizationDto,
    nullable: true,
    description: 'Null where nobody came after.',
  })
  to!: SucceedingOrganizationDto | null;
}

/** Everything that an organisation was and is, latest first. */
export class OrganizationHistoryDto {
  @ApiProperty({ type: [OrganizationSpanDto] })
  items!: OrganizationSpanDto[];

  @ApiProperty({ type: [SuccessionDto], description: 'What it came from and went on as.' })
  successions!: SuccessionDto[];
}
