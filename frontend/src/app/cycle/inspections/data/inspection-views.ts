// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
export type { InspectionCandidatesDto as Candidates } from '@zeren/api-client/models/inspection-candidates-dto';
export type { ChecklistRowDto as ChecklistRow } from '@zeren/api-client/models/checklist-row-dto';
export type { InspectionBody } from '@zeren/api-client/models/inspection-body';
export type { InspectionDto as InspectionView } from '@zeren/api-client/models/inspection-dto';
export type { InspectionResult } from '@zeren/api-client/models/inspection-result';
export type { InspectionMemberBody as MemberBody } from '@zeren/api-client/models/inspection-member-body';
export type { InspectionPlanDto as PlanView } from '@zeren/api-client/models/inspection-plan-dto';
export type { InspectionPlansDto as Plans } from '@zeren/api-client/models/inspection-plans-dto';
export type { InspectionTargetDto as TargetView } from '@zeren/api-client/models/inspection-target-dto';
export type { VisitDto as VisitView } from '@zeren/api-client/models/visit-dto';
