export { AuditModule } from './audit.module';
export { noteKeyOf, readNoteKey } from './log/note-signing';
export type { NoteKey } from './log/note-signing';
export { NotVerifiable, verifyRecord } from './verify/verify-record';
export type { DistrictFigures } from './verify/verification';
