// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
export type { MatterDetailDto as MatterView } from '@zeren/api-client/models/matter-detail-dto';
export type { MatterRowDto as MatterRow } from '@zeren/api-client/models/matter-row-dto';
export type { MatterSummaryDto as MatterSummary } from '@zeren/api-client/models/matter-summary-dto';
export type { MeasureDto as MeasureView } from '@zeren/api-client/models/measure-dto';
export type { MeasureFormDto as MeasureForm } from '@zeren/api-client/models/measure-form-dto';
export type { MeasureFormsDto as MeasureFormList } from '@zeren/api-client/models/measure-forms-dto';
