// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
export type { DutyDetailDto as DutyView } from '@zeren/api-client/models/duty-detail-dto';
export type { DutyDraftBody as DutyReportText } from '@zeren/api-client/models/duty-draft-body';
export type { DutyReportDto as DutyReportView } from '@zeren/api-client/models/duty-report-dto';
export type { DutyRowDto as DutyRow } from '@zeren/api-client/models/duty-row-dto';
export type { DutyTodoDto as TodoView } from '@zeren/api-client/models/duty-todo-dto';
export type { EvidenceViewDto as EvidenceView } from '@zeren/api-client/models/evidence-view-dto';
