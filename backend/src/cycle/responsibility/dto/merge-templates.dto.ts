import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { TemplateRunDto } from './template-lists.dto';

const text = { type: String, nullable: true } as const;

/** Lists counted by what a new version would do to them, and the items that it would touch. */
export class MergeCountsDto {
  @ApiProperty({ description: 'Lists made from an earlier version.', example: 58 })
  lists!: number;

  @ApiProperty({ description: 'Drafts that are changed at once.', example: 2 })
  drafts!: number;

  @ApiProperty({ description: 'Issued lists that get an amended version.', example: 50 })
  amended!: number;

  @ApiProperty({ description: 'Lists that wait for an answer.', example: 6 })
  asking!: number;

  @ApiProperty({ example: 120 })
  take!: number;

  @ApiProperty({ example: 58 })
  add!: number;

  @ApiProperty({ example: 3 })
  drop!: number;

  @ApiProperty({ example: 6 })
  choose!: number;

  @ApiProperty({ description: 'Questions to which a list kept its own words before.', example: 2 })
  kept!: number;

  @ApiProperty({ description: 'Items that were added locally and stay.', example: 12 })
  local!: number;
}

/** One field of a question, as either side has it. */
export class MergeDifferenceDto {
  @ApiProperty({ example: 'quantity' })
  field!: string;

  @ApiProperty({ ...text, example: '12' })
  own!: string | null;

  @ApiProperty({ ...text, example: '4' })
  next!: string | null;
}

/** One question: both the template and the list changed it. */
export class MergeQuestionDto {
  @ApiProperty({ description: 'What an answer names it by.' })
  key!: string;

  @ApiProperty({ example: 'R31' })
  code!: string;

  @ApiProperty({ type: [String], example: ['textZh'], description: 'Fields that both changed.' })
  fields!: readonly string[];

  @ApiProperty({ type: [MergeDifferenceDto], description: 'Beside the words and the cadence.' })
  differences!: readonly MergeDifferenceDto[];

  @ApiProperty({ ...text, description: 'Null where the list took the item out.' })
  own!: string | null;

  @ApiProperty({ ...text, description: 'Null where the template dropped the item.' })
  next!: string | null;
}

/** What a new version would do to one list. */
export class ListMergeDto {
  @ApiProperty({ format: 'uuid' })
  listId!: string;

  @ApiProperty({ example: '望舒镇' })
  organizationName!: string;

  @ApiProperty({ example: '党委书记' })
  postTitle!: string;

  @ApiProperty({ enum: ['draft', 'issued', 'objected', 'received'] })
  state!: 'draft' | 'issued' | 'objected' | 'received';

  @ApiProperty({ example: 2 })
  take!: number;

  @ApiProperty({ example: 1 })
  add!: number;

  @ApiProperty({ example: 0 })
  drop!: number;

  @ApiProperty({ type: [MergeQuestionDto] })
  questions!: MergeQuestionDto[];

  @ApiProperty({ description: 'Questions to which it kept its own words before.', example: 0 })
  kept!: number;

  @ApiProperty({ type: [String], description: 'Items that were added locally (本地增加).' })
  local!: string[];
}

export class TemplateMergeDto {
  @ApiProperty({ type: MergeCountsDto })
  counts!: MergeCountsDto;

  @ApiProperty({ type: [ListMergeDto], description: 'Lists with something to do, those that ask first.' })
  lists!: ListMergeDto[];

  @ApiProperty({ description: 'Whether there are more lists than are looked at in one go.' })
  more!: boolean;
}

export class MergeAnswerDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  listId!: string;

  @ApiProperty({ description: 'Of the question.', example: 'R31' })
  @IsString()
  @MaxLength(60)
  key!: string;

  @ApiProperty({ description: "True takes the template's wording, false keeps the list's." })
  @IsBoolean()
  take!: boolean;
}

export class MergeTemplateDto {
  @ApiProperty({ type: [MergeAnswerDto], maxItems: 500, example: [] })
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => MergeAnswerDto)
  answers!: MergeAnswerDto[];

  @ApiPropertyOptional({
    enum: ['template', 'list'],
    nullable: true,
    description: 'Whose wording holds in every other question; lists that ask are left alone when left out.',
  })
  @IsOptional()
  @IsIn(['template', 'list'])
  rest?: 'template' | 'list' | null;
}

export class MergedTemplateDto {
  @ApiProperty({ description: 'Drafts that were changed.', example: 2 })
  drafts!: number;

  @ApiProperty({ description: 'Amended versions that were opened, to be issued.', example: 48 })
  amended!: number;

  @ApiProperty({ description: 'Questions to which lists keep their own words: remembered.', example: 1 })
  kept!: number;

  @ApiProperty({
    description: 'Lists that are ready and were left: changed at that moment, or for the job.',
    example: 8,
  })
  left!: number;

  @ApiProperty({ description: 'Lists that wait for an answer.', example: 0 })
  asking!: number;

  @ApiProperty({
    type: TemplateRunDto,
    nullable: true,
    description: 'Where there are too many for one request.',
  })
  run!: TemplateRunDto | null;
}

export class MergePreviewQuery {
  @ApiPropertyOptional({ description: 'Puts the questions again to which lists kept their own words.' })
  @IsOptional()
  @IsIn(['true', 'false'])
  again?: 'true' | 'false';
}
