// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
export type { AgreementBatchDto as AgreementBatch } from '@zeren/api-client/models/agreement-batch-dto';
export type { AgreementCandidateDto as AgreementCandidate } from '@zeren/api-client/models/agreement-candidate-dto';
export type { AgreementCandidatesDto as AgreementCandidates } from '@zeren/api-client/models/agreement-candidates-dto';
export type { AgreementDetailDto as AgreementView } from '@zeren/api-client/models/agreement-detail-dto';
export type { AgreementLevelDto as AgreementLevel } from '@zeren/api-client/models/agreement-level-dto';
export type { AgreementMapDto as AgreementMap } from '@zeren/api-client/models/agreement-map-dto';
export type { AgreementRowDto as AgreementRow } from '@zeren/api-client/models/agreement-row-dto';
export type { AgreementSignatureDto as AgreementSignature } from '@zeren/api-client/models/agreement-signature-dto';
export type { AgreementTodoDto as AgreementTodo } from '@zeren/api-client/models/agreement-todo-dto';
export type { AgreementVerificationDto as AgreementVerification } from '@zeren/api-client/models/agreement-verification-dto';
export type { AmendAgreementBody } from '@zeren/api-client/models/amend-agreement-body';
export type { EvidenceViewDto as ScanView } from '@zeren/api-client/models/evidence-view-dto';
export type { MadeAgreementsDto as MadeAgreements } from '@zeren/api-client/models/made-agreements-dto';
export type { MakeAgreementsBody } from '@zeren/api-client/models/make-agreements-body';
export type { RegisteredOnPaperDto as RegisteredOnPaper } from '@zeren/api-client/models/registered-on-paper-dto';
export type { RegisterPaperBody } from '@zeren/api-client/models/register-paper-body';
export type { ReviseAgreementBody } from '@zeren/api-client/models/revise-agreement-body';
