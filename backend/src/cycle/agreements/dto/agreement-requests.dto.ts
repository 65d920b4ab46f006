import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AgreementClause } from '@zeren/domain/cycle/agreements/agreement-clauses';
import { AGREEMENT_STANDINGS } from '@zeren/domain/cycle/agreements/agreement-states';
import type { AgreementStanding } from '@zeren/domain/cycle/agreements/agreement-states';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '../../../platform/http/is-day';

/** Longer than anything a rule takes, so that the rule says what is wrong. */
const TYPED = 1000;
const MOST_AT_ONCE = 1000;
const MOST_ON_PAPER = 100;
const LANGUAGES = ['zh', 'en'] as const;

/** 'a,b' as a list; anything else is left to the checks. */
const commaList = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value;

export class AgreementParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;
}

export class AgreementScanParam extends AgreementParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  evidenceId: string;
}

export class AgreementYearQuery {
  @ApiPropertyOptional({ example: 2026, description: 'This year when not given' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year?: number;
}

export class AgreementQuery extends AgreementYearQuery {
  @ApiPropertyOptional({ enum: AGREEMENT_STANDINGS, enumName: 'AgreementStanding' })
  @IsOptional()
  @IsIn(AGREEMENT_STANDINGS)
  standing?: AgreementStanding;

  @ApiPropertyOptional({ example: '乡镇' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  levelCode?: string;

  @ApiPropertyOptional({ enum: ['1'], description: 'Only what should have been signed' })
  @IsOptional()
  @IsIn(['1'])
  overdue?: '1';

  @ApiPropertyOptional({ description: 'The `next` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  after?: string;

  @ApiPropertyOptional({ example: 50, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class AgreementCandidatesQuery extends AgreementYearQuery {
  @ApiPropertyOptional({ type: String, example: '乡镇,街道', description: 'Levels, with commas between' })
  @IsOptional()
  @Transform(commaList)
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(20, { each: true })
  levelCodes?: string[];

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  listSetId?: string;

  @ApiPropertyOptional({ enum: ['1'], description: 'All posts with a list, and not only the heads' })
  @IsOptional()
  @IsIn(['1'])
  everyPost?: '1';

  @ApiPropertyOptional({ enum: ['1'], description: 'A superior document asks for agreements at every level' })
  @IsOptional()
  @IsIn(['1'])
  everyLevel?: '1';
}

export class AgreementClauseBody implements AgreementClause {
  @ApiProperty({ example: '发展党员.人数', description: 'The fact that says how far it is' })
  @IsString()
  @MaxLength(80)
  factKey: string;

  @ApiProperty({ example: '全年发展党员' })
  @IsString()
  @MaxLength(TYPED)
  label: string;

  @ApiProperty({ example: '12', description: 'A decimal string' })
  @IsString()
  @MaxLength(20)
  target: string;

  @ApiProperty({ example: '2026-01-01' })
  @IsDay()
  from: string;

  @ApiProperty({ example: '2026-12-31' })
  @IsDay()
  to: string;
}

class ClausesBody {
  @ApiProperty({ type: [AgreementClauseBody] })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => AgreementClauseBody)
  clauses: AgreementClauseBody[];
}

/** Another text for what nobody has signed. */
export class ReviseAgreementBody extends ClausesBody {
  @ApiProperty({ maxLength: 60, example: '2026年度基层党建工作目标管理责任书' })
  @IsString()
  @MaxLength(TYPED)
  title: string;

  @ApiProperty({
    maxLength: 4000,
    example: '认真履行第一责任人职责。',
    description: 'Paragraphs, one a line',
  })
  @IsString()
  @MaxLength(8000)
  terms: string;
}

/** One template for all posts that were previewed. */
export class MakeAgreementsBody extends ReviseAgreementBody {
  @ApiProperty({ example: 2026 })
  @IsInt()
  @Min(2000)
  @Max(2100)
  year: number;

  @ApiProperty({ type: [String], format: 'uuid', description: 'The lists of the posts, as previewed' })
  @IsArray()
  @ArrayMaxSize(MOST_AT_ONCE)
  @IsUUID(undefined, { each: true })
  listIds: string[];

  @ApiProperty({ example: '2026-01-01' })
  @IsDay()
  validFrom: string;

  @ApiProperty({ example: '2026-12-31' })
  @IsDay()
  validTo: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '2026-03-06',
    description: 'Three working days when not given',
  })
  @IsOptional()
  @IsDay()
  dueOn?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 100,
    description: 'Named where villages and branches are to sign as well',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  superiorDocument?: string | null;
}

export class AmendAgreementBody extends ClausesBody {
  @ApiProperty({ example: '2026-07-01', description: 'The first day on which it holds' })
  @IsDay()
  validFrom: string;

  @ApiProperty({ maxLength: 200, example: '区划调整后党员人数变化' })
  @IsString()
  @MaxLength(TYPED)
  reason: string;
}

/** The text that was shown, by its digest. */
export class SignAgreementBody {
  @ApiProperty({
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    description: 'SHA-256 of the text that the signer was shown, in hexadecimal',
  })
  @Matches(/^[0-9a-f]{64}$/)
  digest: string;
}

export class AgreementReasonBody {
  @ApiProperty({ maxLength: 200, example: '发展党员目标超出本镇实有人数' })
  @IsString()
  @MaxLength(TYPED)
  reason: string;
}

export class AgreementOnPaperBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  agreementId: string;

  @ApiProperty({ example: 1, description: 'As it was seen' })
  @IsInt()
  @Min(1)
  version: number;
}

/** One or many that were signed on paper the same day. */
export class RegisterPaperBody {
  @ApiProperty({ type: [AgreementOnPaperBody] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ON_PAPER)
  @ArrayUnique(({ agreementId }: AgreementOnPaperBody) => agreementId)
  @ValidateNested({ each: true })
  @Type(() => AgreementOnPaperBody)
  agreements: AgreementOnPaperBody[];

  @ApiProperty({ example: '2026-03-02' })
  @IsDay()
  signedOn: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'uuid',
    description: 'A scan uploaded to one of them that shows all of them',
  })
  @IsOptional()
  @IsUUID()
  evidenceId?: string | null;
}

export class AgreementVerificationQuery {
  @ApiProperty({ example: '9F86-D081-884C-7D65-9A2F', description: 'As it is printed' })
  @IsString()
  @MaxLength(100)
  code: string;
}

export class AgreementPdfQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: 'zh', description: 'Language of the headings' })
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: (typeof LANGUAGES)[number];
}
