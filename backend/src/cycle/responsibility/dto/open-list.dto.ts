import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsUUID, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Transform } from 'class-transformer';
import { YearQuery } from './list.dto';

const SOURCES = ['template', 'last-year', 'empty'] as const;

/** Which posts are looked for. */
export class OpeningsQuery extends YearQuery {
  @ApiPropertyOptional({
    description: 'Words of the name of post, organisation or holder; Chinese, pinyin or initials.',
    example: '望舒镇',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @MaxLength(50)
  q?: string;
}

/** A post without a list of the year, and what a draft for it could begin with. */
export class OpeningDto {
  @ApiProperty({ format: 'uuid' })
  postId!: string;

  @ApiProperty({ example: '望舒镇党委书记' })
  postTitle!: string;

  @ApiProperty({ example: '乡镇党委书记' })
  postKind!: string;

  @ApiProperty({ example: '望舒镇党委' })
  organizationName!: string;

  @ApiProperty({ description: 'There is a published template for its kind and level.' })
  hasTemplate!: boolean;

  @ApiProperty({ description: 'It had a list the year before.' })
  hadLastYear!: boolean;
}

export class OpeningsDto {
  @ApiProperty({ example: 2027 })
  year!: number;

  @ApiProperty({ description: "Lists of the year before that the asker's body can go on with.", example: 34 })
  toCopy!: number;

  @ApiProperty({ description: 'Of all that were found, shown or not.', example: 61 })
  total!: number;

  @ApiProperty({ type: [OpeningDto], description: 'The first of them, in the order of the tree.' })
  posts!: OpeningDto[];
}

/** For which post a draft is opened, and what it begins with. */
export class OpenListDto {
  @ApiProperty({ example: 2027 })
  @IsInt()
  @Min(2017)
  @Max(2100)
  year!: number;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  postId!: string;

  @ApiProperty({ enum: SOURCES, example: 'last-year' })
  @IsIn(SOURCES)
  from!: (typeof SOURCES)[number];
}
