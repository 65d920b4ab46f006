// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
export type { AuditActorDto as FoundActor } from '@zeren/api-client/models/audit-actor-dto';
export type { AuditChangeDto as Change } from '@zeren/api-client/models/audit-change-dto';
export type { AuditDistrictDto as District } from '@zeren/api-client/models/audit-district-dto';
export type { AuditDoerDto as Doer } from '@zeren/api-client/models/audit-doer-dto';
export type { AuditEntryDto as Entry } from '@zeren/api-client/models/audit-entry-dto';
export type { AuditEntryRowDto as EntryRow } from '@zeren/api-client/models/audit-entry-row-dto';
export type { AuditWordsDto as BothWords } from '@zeren/api-client/models/audit-words-dto';
export type { CheckpointDto as Checkpoint } from '@zeren/api-client/models/checkpoint-dto';
export type { InclusionDto as Proof } from '@zeren/api-client/models/inclusion-dto';
export type { LogCheckViewDto as LogCheck } from '@zeren/api-client/models/log-check-view-dto';
export type { SheetDto as Sheet } from '@zeren/api-client/models/sheet-dto';
export type { SheetLogDto as Log } from '@zeren/api-client/models/sheet-log-dto';
