// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
export type { DescribeEvidenceBody as EvidenceFacts } from '@zeren/api-client/models/describe-evidence-body';
export type { UploadProgressDto as UploadProgress } from '@zeren/api-client/models/upload-progress-dto';
export type { PreviewBlockDto as PreviewBlock } from '@zeren/api-client/models/preview-block-dto';
export type { EvidenceViewDto as EvidenceView } from '@zeren/api-client/models/evidence-view-dto';
