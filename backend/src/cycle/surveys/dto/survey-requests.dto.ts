import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  MOST_OPTIONS,
  MOST_QUESTIONS,
  MOST_SUBJECTS,
  QUESTION_ABOUTS,
  QUESTION_KINDS,
} from '@zeren/domain/cycle/surveys/questionnaire';
import type { QuestionAbout, QuestionKind } from '@zeren/domain/cycle/surveys/questionnaire';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';

const KEY = /^[a-z]\d{1,4}$/;
/** So many tickets are made, printed and voided together. */
export const MOST_TICKETS = 1_000;
const MOST_GROUPS = 12;
const MOST_SHEETS = 100;

export class SurveyParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;
}

export class TicketBatchParam extends SurveyParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  batchId: string;
}

export class PaperParam extends SurveyParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  paperId: string;
}

export class SurveyPageQuery {
  @ApiPropertyOptional({ description: 'The `next` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  after?: string;
}

export class SubjectChoicesQuery {
  @ApiPropertyOptional({ description: 'Part of the name of a unit or post', maxLength: 60, example: '清溪' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  words?: string;
}

/** An answer that can be ticked. */
export class OptionBody {
  @ApiProperty({ example: 'o1' })
  @Matches(KEY)
  key: string;
  @ApiProperty({ example: '满意', maxLength: 40 })
  @IsString()
  @MaxLength(40)
  zh: string;
  @ApiPropertyOptional({ type: String, nullable: true, example: 'Satisfied', maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  en?: string | null;
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '0.8',
    description: 'What the level counts, 0 to 1; null abstains',
  })
  @IsOptional()
  @Matches(/^(0(\.\d{1,4})?|1(\.0{1,4})?)$/)
  coefficient?: string | null;
}

export class QuestionBody {
  @ApiProperty({ example: 'q1' })
  @Matches(KEY)
  key: string;
  @ApiProperty({ enum: QUESTION_KINDS })
  @IsIn(QUESTION_KINDS)
  kind: QuestionKind;
  @ApiProperty({ enum: QUESTION_ABOUTS })
  @IsIn(QUESTION_ABOUTS)
  about: QuestionAbout;
  @ApiProperty({ example: '您对抓基层党建工作的总体评价', maxLength: 200 })
  @IsString()
  @MaxLength(200)
  zh: string;
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 300 })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  en?: string | null;
  @ApiProperty()
  @IsBoolean()
  required: boolean;
  @ApiProperty({ type: [OptionBody] })
  @IsArray()
  @ArrayMaxSize(MOST_OPTIONS)
  @ValidateNested({ each: true })
  @Type(() => OptionBody)
  options: OptionBody[];
}

/** Who is judged: a unit, or a post of it. */
export class SubjectBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  organizationId: string;
  @ApiPropertyOptional({ type: String, nullable: true, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  postId?: string | null;
}

export class GroupBody {
  @ApiProperty({ example: '党员', maxLength: 30 })
  @IsString()
  @MinLength(1)
  @MaxLength(30)
  nameZh: string;
  @ApiPropertyOptional({ type: String, nullable: true, example: 'Party members', maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  nameEn?: string | null;
  @ApiProperty({ example: 40, description: 'How many of them are asked' })
  @IsInt()
  @Min(1)
  @Max(100_000)
  tickets: number;
}

/** What is asked, about whom, and whom. */
export class SurveyBody {
  @ApiProperty({ example: '2026 年度党建工作测评', maxLength: 80 })
  @IsString()
  @MinLength(2)
  @MaxLength(80)
  title: string;
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 500 })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  intro?: string | null;
  @ApiProperty({ type: [QuestionBody] })
  @IsArray()
  @ArrayMaxSize(MOST_QUESTIONS)
  @ValidateNested({ each: true })
  @Type(() => QuestionBody)
  questions: QuestionBody[];
  @ApiProperty({ type: [SubjectBody] })
  @IsArray()
  @ArrayMaxSize(MOST_SUBJECTS)
  @ValidateNested({ each: true })
  @Type(() => SubjectBody)
  subjects: SubjectBody[];
  @ApiProperty({ type: [GroupBody] })
  @IsArray()
  @ArrayMaxSize(MOST_GROUPS)
  @ValidateNested({ each: true })
  @Type(() => GroupBody)
  groups: GroupBody[];
}

export class NewTicketsBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  surveyGroupId: string;
  @ApiProperty({ example: 40, maximum: MOST_TICKETS })
  @IsInt()
  @Min(1)
  @Max(MOST_TICKETS)
  tickets: number;
}

/** What one clerk reads of a bundle: by sheet, the answers by cell. */
export class PaperReadingBody {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: { type: 'string' } },
    example: [{ 's1.q1': 'o1' }],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_SHEETS)
  @IsObject({ each: true })
  sheets: Record<string, string>[];
}

export class NewPaperBody extends PaperReadingBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  surveyGroupId: string;
}

export class PaperDecisionBody {
  @ApiProperty({ example: 3 })
  @IsInt()
  @Min(1)
  @Max(MOST_SHEETS)
  sheet: number;
  @ApiProperty({ example: 's1.q1' })
  @IsString()
  @MaxLength(20)
  cell: string;
  @ApiProperty({ type: String, nullable: true, example: 'o1', description: 'Null: left blank on the paper' })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  value: string | null;
}

export class SettlePaperBody {
  @ApiProperty({ type: [PaperDecisionBody] })
  @IsArray()
  @ArrayMaxSize(MOST_SHEETS * MOST_QUESTIONS)
  @ValidateNested({ each: true })
  @Type(() => PaperDecisionBody)
  decisions: PaperDecisionBody[];
}
