export { AssessmentModule } from './assessment.module';
export { AssessmentActs } from './assessment-acts';
export { AssessmentCommands } from './assessment-commands';
export type { FactCorrection } from './assessment-commands';
export { AssessmentReads } from './assessment-reads';
export { markSeal } from './marks/mark-seal';
export type { AssessmentRecord, UnitRecord } from './rounds/assessment-record';
export type { TermInUnit } from './rounds/terms.repository';
