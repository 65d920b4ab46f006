// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
export type { DutyDetailDto as DutyView } from '@zeren/api-client/models/duty-detail-dto';
export type { DutyDraftBody as DutyReportText } from '@zeren/api-client/models/duty-draft-body';
export type { ExtensionDto as ExtensionView } from '@zeren/api-client/models/extension-dto';
export type { DutyReportDto as DutyReportView } from '@zeren/api-client/models/duty-report-dto';
export type { DutyRowDto as DutyRow } from '@zeren/api-client/models/duty-row-dto';
export type { DutyTodoDto as TodoView } from '@zeren/api-client/models/duty-todo-dto';
export type { EvidenceViewDto as EvidenceView } from '@zeren/api-client/models/evidence-view-dto';
export type { VerificationActDto as VerificationActView } from '@zeren/api-client/models/verification-act-dto';
export type { VerificationBody } from '@zeren/api-client/models/verification-body';
export type { DrawRowDto as DrawRow } from '@zeren/api-client/models/draw-row-dto';
export type { DrawsDto as DrawsView } from '@zeren/api-client/models/draws-dto';
export type { DrawDto as DrawView } from '@zeren/api-client/models/draw-dto';
export type { WaitingDutyDto as WaitingDuty } from '@zeren/api-client/models/waiting-duty-dto';
export type { ToVerifyPageDto as ToVerifyPage } from '@zeren/api-client/models/to-verify-page-dto';
