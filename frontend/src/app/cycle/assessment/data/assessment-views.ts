// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
export type { AssessedUnitView as AssessedUnit } from '@zeren/api-client/models/assessed-unit-view';
export type { AssessmentRowView as AssessmentRow } from '@zeren/api-client/models/assessment-row-view';
export type { AssessmentView as Assessment } from '@zeren/api-client/models/assessment-view';
export type { FactSheetsView as FactSheets } from '@zeren/api-client/models/fact-sheets-view';
export type { MarkBody as Mark } from '@zeren/api-client/models/mark-body';
export type { MarkSheetView as MarkSheetOf } from '@zeren/api-client/models/mark-sheet-view';
export type { NewAssessmentBody as NewAssessment } from '@zeren/api-client/models/new-assessment-body';
export type { ReadySetsView as ReadySets } from '@zeren/api-client/models/ready-sets-view';
export type { SchemeRowView as SchemeRow } from '@zeren/api-client/models/scheme-row-view';
export type { SchemeView as Scheme } from '@zeren/api-client/models/scheme-view';
export type { ScoreRowView as ScoreRow } from '@zeren/api-client/models/score-row-view';
export type { TypedFactBody as TypedFact } from '@zeren/api-client/models/typed-fact-body';
export type { UnitFactView as UnitFact } from '@zeren/api-client/models/unit-fact-view';
export type { UnitScoreView as UnitScore } from '@zeren/api-client/models/unit-score-view';
