import { Evidence } from './evidence.entity';
import { EvidenceLink } from './evidence-link.entity';
import { EvidenceOpening } from './evidence-opening.entity';
import { VerificationAct } from './verification/verification-act.entity';

export { EvidenceModule } from './evidence.module';
export { EvidenceReads } from './evidence-reads';
export { EvidenceCommands } from './evidence-commands';
export { EvidenceUploads } from './uploads/evidence-uploads';
export type { IncomingPiece } from './uploads/evidence-uploads';
export { pieceOf, sendEvidence, uploadOf } from './evidence-files';
export { DescribeEvidenceBody } from './dto/describe-evidence.dto';
export { BeginUploadBody, UploadProgressDto } from './dto/evidence-upload.dto';
export { EvidencePreviewDto } from './dto/evidence-preview.dto';
export { EvidenceViewDto } from './dto/evidence-view.dto';
export { VerificationActs } from './verification/verification-acts';
export { VerificationActDto, VerificationBody } from './verification/verification-act.dto';
export { verificationSeal } from './verification/verification-seal';
export type { LinkedEvidence, OpenedEvidence, StoredUpload } from './evidence-commands';
export type { EvidenceSubject } from './evidence.repository';
export type { Upload } from './spool';

/** The room's entities, for the one data source. */
export const evidenceEntities = [Evidence, EvidenceLink, EvidenceOpening, VerificationAct];
