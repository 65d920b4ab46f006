import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { ASSESSMENT_KINDS, ASSESSMENT_STATES } from '@zeren/domain/cycle/assessment/rounds/assessment-states';
import type {
  AssessmentKind,
  AssessmentState,
} from '@zeren/domain/cycle/assessment/rounds/assessment-states';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '../../../platform/http/is-day';
import { ExplainedRowView, GradeReasonView } from '../dto/simulation.dto';

export class AssessmentParam {
  @ApiProperty({ format: 'uuid' }) @IsUUID() id: string;
}

export class AssessmentUnitParam extends AssessmentParam {
  @ApiProperty({ format: 'uuid' }) @IsUUID() organizationId: string;
}

export class NewAssessmentBody {
  @ApiProperty({ example: '2026年上半年乡镇党委书记抓党建考核' }) @IsString() @Length(2, 80) name: string;
  @ApiProperty({ enum: ASSESSMENT_KINDS, enumName: 'AssessmentKind' })
  @IsIn(ASSESSMENT_KINDS)
  kind: AssessmentKind;
  @ApiProperty({ format: 'uuid', description: 'A published scheme' }) @IsUUID() schemeId: string;
  @ApiProperty({ type: [String], format: 'uuid', description: 'Assessment groups of one body' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @IsUUID(undefined, { each: true })
  groupIds: string[];
  @ApiProperty({ example: '2026-01-01' }) @IsDay() periodFrom: string;
  @ApiProperty({ example: '2026-06-30', description: 'Facts hold as of this day' }) @IsDay() asOf: string;
}

/** A value that JSON holds: docs/scheme-format.md says how each kind is written. */
const value = (description: string): ApiPropertyOptions => ({
  description,
  nullable: true,
  oneOf: [
    { type: 'string', example: '18' },
    { type: 'boolean' },
    { type: 'object', additionalProperties: { type: 'string' } },
    { type: 'array', items: { type: 'object', additionalProperties: true } },
  ],
});

export class TypedFactBody {
  @ApiProperty({ format: 'uuid' }) @IsUUID() organizationId: string;
  @ApiProperty({ example: 'sessions.held' }) @IsString() @Length(1, 200) key: string;
  @ApiProperty(value('As its kind is written; null takes it back'))
  @IsOptional()
  value: unknown;
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '会议纪要〔2026〕6号',
    description: 'What proves it',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  evidence?: string | null;
}

export class TypedFactsBody {
  @ApiProperty({ type: [TypedFactBody] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => TypedFactBody)
  facts: TypedFactBody[];
}

export class AssessmentRowView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) organizationId: string;
  @ApiProperty({ example: '云岭县委' }) organizationName: string;
  @ApiProperty({ format: 'uuid' }) schemeId: string;
  @ApiProperty() schemeName: string;
  @ApiProperty() schemeNameEn: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ASSESSMENT_KINDS, enumName: 'AssessmentKind' }) kind: AssessmentKind;
  @ApiProperty({ example: 2026 }) year: number;
  @ApiProperty({ example: '2026-01-01' }) periodFrom: string;
  @ApiProperty({ example: '2026-06-30' }) asOf: string;
  @ApiProperty({ enum: ASSESSMENT_STATES, enumName: 'AssessmentState' }) state: AssessmentState;
  @ApiProperty({ description: 'How often it was scored' }) revision: number;
  @ApiProperty() version: number;
}

export class AssessmentPageView {
  @ApiProperty({ type: [AssessmentRowView] }) items: AssessmentRowView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export class StoppedView {
  @ApiProperty() code: string;
  @ApiProperty() zh: string;
  @ApiProperty() en: string;
}

export class ScorerView {
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty({ example: '周明远' }) name: string;
  @ApiProperty({ description: 'How many marks are given; not what they are' }) given: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) sentAt: string | null;
}

/** An assessment with how far it is. */
export class AssessmentView extends AssessmentRowView {
  @ApiProperty({ description: 'How many units there are' }) units: number;
  @ApiProperty({ description: 'Facts that are to be typed' }) factsWanted: number;
  @ApiProperty({ description: 'Of these so many are there' }) factsEntered: number;
  @ApiProperty({ description: 'Marks that each scorer gives' }) marksWanted: number;
  @ApiProperty({ type: [ScorerView] }) scorers: ScorerView[];
  @ApiProperty({ description: 'While it is scored: units done' }) unitsDone: number;
  @ApiProperty({ type: StoppedView, nullable: true, description: 'Why scoring stopped' })
  stopped: StoppedView | null;
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of the frozen facts' }) factsDigest:
    string | null;
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of all that was scored' })
  inputsDigest: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) scoredAt: string | null;
  @ApiProperty({ description: 'Whether the one who asks leads it' }) mayLead: boolean;
  @ApiProperty({ description: 'Whether the one who asks marks in it' }) mayMark: boolean;
}

export class UnitIndicatorView {
  @ApiProperty({ example: 'T01' }) code: string;
  @ApiProperty() zh: string;
  @ApiProperty() en: string;
  @ApiProperty({ example: '10' }) of: string;
  @ApiProperty({ example: '9.2' }) points: string;
  @ApiProperty({ enum: ['scored', 'open', 'not-applicable'] }) state: string;
  @ApiProperty({ type: String, nullable: true }) missing: string | null;
}

export class AssessedUnitView {
  @ApiProperty({ format: 'uuid' }) organizationId: string;
  @ApiProperty({ example: '青禾镇党委' }) organizationName: string;
  @ApiProperty({ format: 'uuid' }) groupId: string;
  @ApiProperty({ example: '乡镇一组' }) groupName: string;
  @ApiProperty({ type: String, nullable: true, description: 'The head as of the day' }) personName:
    string | null;
  @ApiProperty({ type: String, nullable: true, example: '88.52' }) total: string | null;
  @ApiProperty({ type: Number, nullable: true }) place: number | null;
  @ApiProperty({ type: String, nullable: true }) gradeCode: string | null;
  @ApiProperty({ type: GradeReasonView, nullable: true, description: 'What the grade is called' })
  grade: GradeReasonView | null;
  @ApiProperty({ type: [GradeReasonView] }) gradeReasons: GradeReasonView[];
  @ApiProperty({ type: Boolean, nullable: true, description: 'Whether no indicator is open' })
  complete: boolean | null;
  @ApiProperty({ type: String, nullable: true, description: 'Points that rest on no room and no evidence' })
  unsupported: string | null;
  @ApiProperty({ type: [UnitIndicatorView] }) indicators: UnitIndicatorView[];
}

export class AssessedUnitPageView {
  @ApiProperty({ type: [AssessedUnitView] }) items: AssessedUnitView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export class UnitFactView {
  @ApiProperty({ example: 'duties.on_time' }) key: string;
  @ApiProperty() zh: string;
  @ApiProperty() en: string;
  @ApiProperty({ example: 'number' }) kind: string;
  @ApiProperty({ type: [String], nullable: true, description: 'The words that it may be' }) words:
    string[] | null;
  @ApiProperty({ enum: ['room', 'sheet', 'marks'], description: 'Where its value comes from' })
  source: string;
  @ApiProperty(value('Null where nobody handed it in')) value: unknown;
  @ApiProperty({ description: 'Not handed in: the scheme says what it is taken for' }) assumed: boolean;
  @ApiProperty({ type: String, nullable: true }) evidence: string | null;
  @ApiProperty(value('What stood there before an objection was upheld'))
  correctedFrom: unknown;
}

/** What is to be typed, and what is counted, of each unit before facts are frozen. */
export class FactSheetView {
  @ApiProperty({ format: 'uuid' }) organizationId: string;
  @ApiProperty() organizationName: string;
  @ApiProperty({ type: [UnitFactView] }) facts: UnitFactView[];
}

export class FactSheetsView {
  @ApiProperty({ type: [FactSheetView] }) items: FactSheetView[];
}

export class ScoreRowView extends ExplainedRowView {
  @ApiProperty({ type: String, nullable: true, description: 'Null: about the whole' }) indicator:
    string | null;
  @ApiProperty({ description: 'Every fact behind it comes from a room or names its evidence' })
  supported: boolean;
}

export class WhatIfView {
  @ApiProperty() key: string;
  @ApiProperty() zh: string;
  @ApiProperty() en: string;
  @ApiProperty({ example: '1', description: 'One more; -1: one less' }) change: string;
  @ApiProperty({ example: '0.6' }) gain: string;
}

export class PeerView {
  @ApiProperty({ example: 'T01' }) code: string;
  @ApiProperty({ example: '8.4', description: 'The mean of the group' }) mean: string;
}

/** One unit's score, explained to the last digit. */
export class UnitScoreView extends AssessedUnitView {
  @ApiProperty({ type: AssessmentRowView }) assessment: AssessmentRowView;
  @ApiProperty() postTitle: string;
  @ApiProperty({ description: 'How many are compared with each other' }) groupSize: number;
  @ApiProperty({ type: [ScoreRowView], description: 'The rows add up to the total' }) rows: ScoreRowView[];
  @ApiProperty({ type: [UnitFactView] }) facts: UnitFactView[];
  @ApiProperty({ type: [WhatIfView] }) whatIf: WhatIfView[];
  @ApiProperty({ type: [PeerView] }) peers: PeerView[];
}
