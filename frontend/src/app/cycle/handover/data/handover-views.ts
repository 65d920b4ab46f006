// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
export type { ElectionRowDto as ElectionRow } from '@zeren/api-client/models/election-row-dto';
export type { ElectionSheetDto as ElectionSheet } from '@zeren/api-client/models/election-sheet-dto';
export type { EvidenceViewDto as ScanView } from '@zeren/api-client/models/evidence-view-dto';
export type { HandoverBatchDto as HandoverBatch } from '@zeren/api-client/models/handover-batch-dto';
export type { HandoverDetailDto as HandoverView } from '@zeren/api-client/models/handover-detail-dto';
export type { HandoverItemDto as HandoverItem } from '@zeren/api-client/models/handover-item-dto';
export type { HandoverRowDto as HandoverRow } from '@zeren/api-client/models/handover-row-dto';
export type { HandoverSide } from '@zeren/api-client/models/handover-side';
export type { HandoverSignatureDto as HandoverSignature } from '@zeren/api-client/models/handover-signature-dto';
export type { HandoverSummaryDto as HandoverSummary } from '@zeren/api-client/models/handover-summary-dto';
export type { HandoverTodoDto as HandoverTodo } from '@zeren/api-client/models/handover-todo-dto';
export type { NewBatchBody as NewBatch } from '@zeren/api-client/models/new-batch-body';
export type { RemindedDto as Reminded } from '@zeren/api-client/models/reminded-dto';
