import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

/** A post that a template is for and that has no list of the year. */
export class UnlistedPostDto {
  @ApiProperty({ format: 'uuid' })
  postId!: string;

  @ApiProperty({ example: '党支部书记' })
  postTitle!: string;

  @ApiProperty({ example: '望舒镇柳湾村党支部' })
  organizationName!: string;
}

export class UnlistedPostsDto {
  @ApiProperty({ example: 2026 })
  year!: number;

  @ApiProperty({ description: 'Of all, shown or not.', example: 340 })
  total!: number;

  @ApiProperty({ type: [UnlistedPostDto], description: 'The first of them, in the order of the tree.' })
  posts!: UnlistedPostDto[];
}

/** Which posts get a draft made from the template. */
export class OpenListsDto {
  @ApiProperty({ example: 2026 })
  @IsInt()
  @Min(2017)
  @Max(2100)
  year!: number;

  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    maxItems: 500,
    description: 'Every post without a list when left out.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsUUID('all', { each: true })
  postIds?: string[];
}

export class RunRefusalDto {
  @ApiProperty({ example: 'list-template.not-published' })
  code!: string;

  @ApiProperty()
  zh!: string;

  @ApiProperty()
  en!: string;
}

/** What is being done to many lists with one template, by the job process. */
export class TemplateRunDto {
  @ApiProperty({ enum: ['open-lists', 'merge'] })
  kind!: 'open-lists' | 'merge';

  @ApiProperty({ enum: ['waiting', 'running', 'done', 'stopped'] })
  state!: 'waiting' | 'running' | 'done' | 'stopped';

  @ApiProperty({ description: 'Posts or lists that were looked at.', example: 200 })
  listsDone!: number;

  @ApiProperty({ example: 340 })
  listsTotal!: number;

  @ApiProperty({ description: 'Drafts that were opened.', example: 198 })
  opened!: number;

  @ApiProperty({ description: 'Drafts that took the version over.', example: 0 })
  drafts!: number;

  @ApiProperty({ description: 'Amended versions that were opened.', example: 0 })
  amended!: number;

  @ApiProperty({ description: 'Lists that wait for an answer.', example: 0 })
  asking!: number;

  @ApiProperty({ description: 'Lists that somebody changed at that very moment.', example: 0 })
  left!: number;

  @ApiProperty({ type: RunRefusalDto, nullable: true, description: 'Why it stopped.' })
  refusal!: RunRefusalDto | null;

  @ApiProperty({ format: 'date-time' })
  askedAt!: string;

  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  finishedAt!: string | null;
}

export class OpenedListsDto {
  @ApiProperty({ description: 'Drafts that were opened at once.', example: 12 })
  opened!: number;

  @ApiProperty({
    type: TemplateRunDto,
    nullable: true,
    description: 'Where there are too many for one request.',
  })
  run!: TemplateRunDto | null;
}

export class TemplateRunsDto {
  @ApiProperty({ type: [TemplateRunDto], description: 'The newest of each kind.' })
  runs!: TemplateRunDto[];
}
