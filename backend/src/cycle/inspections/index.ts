export { InspectionsModule } from './inspections.module';
export { FindingCommands, FindingReads } from './finding-ports';
export { CodeNames, NamedCodeDto } from './code-names';
export type { Names } from './code-names';
export type { FindingRecord } from './findings/finding-record';
export { findingSeal } from './findings/finding-seal';
