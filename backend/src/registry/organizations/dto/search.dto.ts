import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';

/** What is looked for: Chinese, pinyin or initials. */
export class OrganizationSearchQuery {
  @ApiProperty({ example: 'qhz' })
  @IsString()
  @Length(1, 50)
  q!: string;
}

/** An organisation found, with the names of those above it. */
export class OrganizationFoundDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: '青禾镇党委' })
  nameZh!: string;

  @ApiProperty({ example: '中共云岭县委 / 青禾镇党委' })
  path!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What it was once called, when it was found by that.',
    example: null,
  })
  formerName!: string | null;
}

export class OrganizationsFoundDto {
  @ApiProperty({ type: [OrganizationFoundDto] })
  items!: OrganizationFoundDto[];
}

/** Which people: by name, pinyin or initials; the page after a cursor. */
export class PeopleQuery {
  @ApiPropertyOptional({ example: '林小满' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  q?: string;

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

export class PersonPostDto {
  @ApiProperty({ example: '党委书记' })
  title!: string;

  @ApiProperty({ example: '青禾镇党委' })
  organizationName!: string;
}

export class PersonDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: '林小满' })
  name!: string;

  @ApiProperty({ type: [PersonPostDto], description: 'Posts held today.' })
  posts!: PersonPostDto[];
}

export class PeoplePageDto {
  @ApiProperty({ type: [PersonDto] })
  items!: PersonDto[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Give it as `after` for the next page; null at the end.',
  })
  next!: string | null;
}
