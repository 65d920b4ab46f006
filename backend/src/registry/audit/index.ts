import { leafBytes } from '../../platform/record/entry-bytes';
import type { RecordedEntry } from '../../platform/record/entry-bytes';
import { leafHash } from './log/tree-hash';

export { AuditModule } from './audit.module';
export { noteKeyOf, readNoteKey } from './log/note-signing';
export type { NoteKey } from './log/note-signing';
export { NotVerifiable, verifyRecord } from './verify/verify-record';
export type { DistrictFigures } from './verify/verification';

/** How an entry becomes a leaf, for whoever recomputes a log: the fault suites rewrite one as its owner could. */
export { RECORDED_ENTRY as recordedEntry } from './log/recorded-entry';
export { nodeHash } from './log/tree-hash';
export const leafOf = (entry: RecordedEntry): Buffer => leafHash(leafBytes(entry));
