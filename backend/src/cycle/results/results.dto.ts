import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { RESULT_STATES } from '@zeren/domain/cycle/results/may-settle-results';
import type { ResultState } from '@zeren/domain/cycle/results/may-settle-results';
import { RESULT_USES } from '@zeren/domain/cycle/results/result-uses';
import type { ResultUse, UseState } from '@zeren/domain/cycle/results/result-uses';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

const value = (description: string): ApiPropertyOptions => ({
  description,
  nullable: true,
  oneOf: [
    { type: 'string', example: '6' },
    { type: 'boolean' },
    { type: 'object', additionalProperties: { type: 'string' } },
    { type: 'array', items: { type: 'object', additionalProperties: true } },
  ],
});

const USE_STATES = ['not-final', 'waiting', 'overdue', 'replied'] as const;

export class ResultParam {
  @ApiProperty({ format: 'uuid' }) @IsUUID() id: string;
}

export class ResultPageQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() after?: string;
  @ApiPropertyOptional({ default: 50, maximum: 200 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}

export class OpenResultsBody {
  @ApiProperty({ format: 'uuid' }) @IsUUID() assessmentId: string;
}

export class TellBody {
  @ApiPropertyOptional({ type: String, nullable: true, example: '短板在按期销号，建议逐件倒排' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  words?: string | null;
}

export class ObjectBody {
  @ApiProperty({ example: 'T03' }) @IsString() @Length(1, 80) indicatorCode: string;
  @ApiProperty({ example: 'sessions.held' }) @IsString() @Length(1, 200) factKey: string;
  @ApiProperty(value('What it should be')) @IsDefined() claimed: unknown;
  @ApiProperty({ example: '6月的一次没有计入' }) @IsString() @MaxLength(500) reason: string;
  @ApiPropertyOptional({ type: String, nullable: true }) @IsOptional() @IsString() @MaxLength(200) evidence?:
    string | null;
}

export class DecideObjectionBody {
  @ApiProperty() @IsBoolean() upheld: boolean;
  @ApiProperty({ example: '会议纪要〔2026〕6号在案' }) @IsString() @MaxLength(500) reason: string;
}

export class UseBody {
  @ApiProperty({ enum: RESULT_USES, enumName: 'ResultUse' }) @IsIn(RESULT_USES) kind: ResultUse;
  @ApiPropertyOptional({ type: String, nullable: true, description: 'Compulsory for "none"' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  words?: string | null;
}

export class GradeView {
  @ApiProperty() zh: string;
  @ApiProperty() en: string;
}

export class ResultRoundView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) assessmentId: string;
  @ApiProperty() name: string;
  @ApiProperty() organizationName: string;
  @ApiProperty({ example: '2026-06-30' }) asOf: string;
  @ApiProperty({ enum: RESULT_STATES, enumName: 'ResultState' }) state: ResultState;
  @ApiProperty({ type: String, nullable: true }) publicityFrom: string | null;
  @ApiProperty({ type: String, nullable: true }) publicityUntil: string | null;
  @ApiProperty() mayManage: boolean;
  @ApiProperty() version: number;
}

export class ResultRoundPageView {
  @ApiProperty({ type: [ResultRoundView] }) items: ResultRoundView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export class ResultRowView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) roundId: string;
  @ApiProperty({ format: 'uuid' }) assessmentId: string;
  @ApiProperty({ format: 'uuid' }) organizationId: string;
  @ApiProperty() organizationName: string;
  @ApiProperty({ type: String, nullable: true }) personName: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) personId: string | null;
  @ApiProperty({ type: String, nullable: true }) total: string | null;
  @ApiProperty({ type: Number, nullable: true }) place: number | null;
  @ApiProperty({ type: GradeView, nullable: true }) grade: GradeView | null;
  @ApiProperty({ description: 'To be graded best: publicised' }) best: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) toldAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finalAt: string | null;
  @ApiProperty({ enum: USE_STATES, enumName: 'ResultUseState', description: 'Red is that nobody replied' })
  useState: UseState;
  @ApiProperty({ type: String, nullable: true }) useDueOn: string | null;
  @ApiProperty({ enum: RESULT_USES, enumName: 'ResultUse', nullable: true }) useKind: ResultUse | null;
  @ApiProperty({ type: String, nullable: true }) useWords: string | null;
  @ApiProperty() version: number;
}

export class ResultPageView {
  @ApiProperty({ type: [ResultRowView] }) items: ResultRowView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export class ScoreObjectionView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'T03' }) indicatorCode: string;
  @ApiProperty() factKey: string;
  @ApiProperty() fact: GradeView;
  @ApiProperty(value('What stood there')) oldValue: unknown;
  @ApiProperty(value('What was claimed')) claimed: unknown;
  @ApiProperty() reason: string;
  @ApiProperty({ type: String, nullable: true }) evidence: string | null;
  @ApiProperty({ enum: ['open', 'upheld', 'rejected'] }) state: string;
  @ApiProperty() oldPoints: string;
  @ApiProperty() oldTotal: string;
  @ApiProperty({ type: String, nullable: true, description: 'After it was scored anew' }) newPoints:
    string | null;
  @ApiProperty({ type: String, nullable: true }) newTotal: string | null;
  @ApiProperty() raisedBy: string;
  @ApiProperty({ format: 'date-time' }) raisedAt: string;
  @ApiProperty({ type: String, nullable: true }) decidedBy: string | null;
  @ApiProperty({ type: String, nullable: true }) decisionReason: string | null;
  @ApiProperty() mayDecide: boolean;
  @ApiProperty() version: number;
}

export class ResultView extends ResultRowView {
  @ApiProperty({ type: ResultRoundView }) round: ResultRoundView;
  @ApiProperty({ type: String, nullable: true, description: 'What was said when it was told' }) toldWords:
    string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Read by the unit' })
  readAt: string | null;
  @ApiProperty({ description: 'Told, and not read yet by the unit of the one who asks' }) mayRead: boolean;
  @ApiProperty({ type: [ScoreObjectionView] }) objections: ScoreObjectionView[];
  @ApiProperty() mayTell: boolean;
  @ApiProperty() mayObject: boolean;
  @ApiProperty() mayReply: boolean;
}

export class DossierLineView {
  @ApiProperty({ format: 'uuid' }) resultId: string;
  @ApiProperty() name: string;
  @ApiProperty() organizationName: string;
  @ApiProperty() postTitle: string;
  @ApiProperty() year: number;
  @ApiProperty() from: string;
  @ApiProperty() to: string;
  @ApiProperty({ description: 'Days of the period in this tenure' }) days: number;
  @ApiProperty({ type: String, nullable: true }) total: string | null;
  @ApiProperty({ type: Number, nullable: true }) place: number | null;
  @ApiProperty({ type: GradeView, nullable: true }) grade: GradeView | null;
  @ApiProperty({ enum: RESULT_USES, enumName: 'ResultUse', nullable: true }) useKind: ResultUse | null;
}

export class DossierYearView {
  @ApiProperty() year: number;
  @ApiProperty({ description: 'Weighed by the days of tenure' }) score: string;
}

export class DossierView {
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: [DossierYearView] }) years: DossierYearView[];
  @ApiProperty({ type: [DossierLineView] }) lines: DossierLineView[];
}
