import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

export const DIRECTORY_KINDS = ['organization', 'person', 'post'] as const;

export type DirectoryKind = (typeof DIRECTORY_KINDS)[number];

/** What is typed: Chinese, pinyin, initials or a mixture; several words with spaces between. */
export class DirectoryQuery {
  @ApiProperty({ example: 'qhz 书记' })
  @IsString()
  @Length(1, 60)
  q!: string;

  @ApiPropertyOptional({
    type: String,
    example: 'person,post',
    description: 'Only these kinds, with commas between.',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayMaxSize(3)
  @IsIn(DIRECTORY_KINDS, { each: true })
  kinds: DirectoryKind[] = [...DIRECTORY_KINDS];

  @ApiPropertyOptional({ default: 8, description: 'How many of each kind.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  limit: number = 8;
}

/** A post that somebody found holds, or held last. */
export class FoundPostDto {
  @ApiProperty({ example: '党委书记' })
  title!: string;

  @ApiProperty({ example: '青禾镇党委' })
  organizationName!: string;

  @ApiProperty({ format: 'uuid' })
  organizationId!: string;
}

/** An organisation, a person or a post. */
export class DirectoryHitDto {
  @ApiProperty({ enum: DIRECTORY_KINDS })
  kind!: DirectoryKind;

  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: '林小满' })
  name!: string;

  @ApiProperty({ type: String, nullable: true, format: 'uuid', description: 'Of an organisation or a post.' })
  organizationId!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Where an organisation stands, or the organisation of a post.',
  })
  where!: string | null;

  @ApiProperty({ type: [FoundPostDto], description: 'What a person holds, or held last.' })
  posts!: FoundPostDto[];

  @ApiProperty({ type: [String], description: 'Who holds a post; nobody while it is vacant.' })
  holders!: string[];

  @ApiProperty({ description: 'A person who holds no post in sight any more.' })
  former!: boolean;
}

/** What was found, the closest first. */
export class DirectoryDto {
  @ApiProperty({ type: [DirectoryHitDto] })
  items!: DirectoryHitDto[];
}
