import { ApiProperty } from '@nestjs/swagger';
import {
  AGREEMENT_STANDINGS,
  AGREEMENT_STATES,
  SIGNING_ROLES,
} from '@zeren/domain/cycle/agreements/agreement-states';
import type {
  AgreementStanding,
  AgreementState,
  SigningRole,
} from '@zeren/domain/cycle/agreements/agreement-states';
import { EvidenceViewDto } from '../../../registry/evidence';

/** An agreement as a list shows it. */
export class AgreementRowDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ example: '2026年度基层党建工作目标管理责任书' })
  title: string;
  @ApiProperty({ example: 2026 })
  year: number;
  @ApiProperty({ example: 1, description: 'From 2 on an addendum' })
  versionNo: number;
  @ApiProperty({ format: 'uuid' })
  postId: string;
  @ApiProperty({ example: '乡镇党委书记' })
  postTitle: string;
  @ApiProperty({ format: 'uuid' })
  organizationId: string;
  @ApiProperty({ example: '青禾镇党委' })
  organizationName: string;
  @ApiProperty({ example: '乡镇' })
  levelCode: string;
  @ApiProperty({ example: '云岭县委' })
  issuerOrganizationName: string;
  @ApiProperty({ example: '县委书记' })
  issuerPostTitle: string;
  @ApiProperty({ enum: AGREEMENT_STATES, enumName: 'AgreementState' })
  state: AgreementState;
  @ApiProperty({ enum: AGREEMENT_STANDINGS, enumName: 'AgreementStanding' })
  standing: AgreementStanding;
  @ApiProperty({ example: '2026-03-06', description: 'By when whoever is asked next signs' })
  dueOn: string;
  @ApiProperty({ example: 2, description: 'Working days left when positive, overdue when negative' })
  workingDays: number;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was declined or recalled' })
  reason: string | null;
  @ApiProperty({ example: 1 })
  version: number;
}

export class AgreementPageDto {
  @ApiProperty({ type: [AgreementRowDto] })
  items: AgreementRowDto[];
  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page' })
  next: string | null;
}

/** What waits for the one who asks. */
export class AgreementTodoDto {
  @ApiProperty({ type: [AgreementRowDto] })
  toSign: AgreementRowDto[];
  @ApiProperty({ type: [AgreementRowDto] })
  toCountersign: AgreementRowDto[];
}

export class AgreementCountDto {
  @ApiProperty({ enum: AGREEMENT_STANDINGS, enumName: 'AgreementStanding' })
  standing: AgreementStanding;
  @ApiProperty({ example: 12 })
  count: number;
  @ApiProperty({ example: 2 })
  overdue: number;
}

/** A unit on the signing map. */
export class AgreementCellDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ example: '青禾镇党委' })
  organizationName: string;
  @ApiProperty({ example: '乡镇党委书记' })
  postTitle: string;
  @ApiProperty({ enum: AGREEMENT_STANDINGS, enumName: 'AgreementStanding' })
  standing: AgreementStanding;
  @ApiProperty({ example: 1 })
  versionNo: number;
  @ApiProperty({ example: -1 })
  workingDays: number;
  @ApiProperty({ type: String, nullable: true })
  reason: string | null;
}

/** A post on the signing map that has no agreement of the year. */
export class AgreementLackingDto {
  @ApiProperty({ format: 'uuid' })
  postId: string;
  @ApiProperty({ example: '青禾镇党委' })
  organizationName: string;
  @ApiProperty({ example: '乡镇党委书记' })
  postTitle: string;
  @ApiProperty({ description: 'Whether nobody holds it: nobody could sign' })
  vacant: boolean;
}

export class AgreementLevelDto {
  @ApiProperty({ example: '乡镇' })
  levelCode: string;
  @ApiProperty({ type: [AgreementCountDto] })
  counts: AgreementCountDto[];
  @ApiProperty({ type: [AgreementCellDto], description: 'At most 2,000 over all levels' })
  units: AgreementCellDto[];
  @ApiProperty({
    type: [AgreementLackingDto],
    description: 'Heads whose list is issued and who have no agreement yet',
  })
  without: AgreementLackingDto[];
}

/** The signing map (签订图) of a year. */
export class AgreementMapDto {
  @ApiProperty({ example: 2026 })
  year: number;
  @ApiProperty({ type: [AgreementLevelDto] })
  levels: AgreementLevelDto[];
}

export class AgreementSignatureDto {
  @ApiProperty({ enum: SIGNING_ROLES, enumName: 'SigningRole' })
  role: SigningRole;
  @ApiProperty({ enum: ['self', 'paper'] })
  signedAs: 'self' | 'paper';
  @ApiProperty({ example: '陆知行' })
  personName: string;
  @ApiProperty({ format: 'date-time' })
  signedAt: string;
  @ApiProperty({
    description: 'Whether the signature still fits the text; of a paper copy, whether the text does',
  })
  valid: boolean;
  @ApiProperty({ type: String, nullable: true, example: '9f2c…', description: 'The key it was signed with' })
  keyId: string | null;
}

/** One version of the agreement. */
export class AgreementVersionDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ example: 1 })
  versionNo: number;
  @ApiProperty({ enum: AGREEMENT_STANDINGS, enumName: 'AgreementStanding' })
  standing: AgreementStanding;
  @ApiProperty({ example: '2026-01-01' })
  validFrom: string;
}

/** What the one who asks may do. */
export class AgreementActsDto {
  @ApiProperty()
  sign: boolean;
  @ApiProperty()
  countersign: boolean;
  @ApiProperty()
  revise: boolean;
  @ApiProperty()
  amend: boolean;
  @ApiProperty()
  registerPaper: boolean;
  @ApiProperty()
  recall: boolean;
}

/** One agreement, whole. */
export class AgreementDetailDto extends AgreementRowDto {
  @ApiProperty({ description: 'The canonical text (RFC 8785) that signatures stand over' })
  document: string;
  @ApiProperty({ description: 'SHA-256 of the text, in hexadecimal' })
  digest: string;
  @ApiProperty({ example: '9F86-D081-884C-7D65-9A2F', description: 'Printed on every page of the text' })
  checkCode: string;
  @ApiProperty({ description: 'Whether the text still has its digest' })
  whole: boolean;
  @ApiProperty({ format: 'uuid' })
  listId: string;
  @ApiProperty({ example: '2026-01-01' })
  validFrom: string;
  @ApiProperty({ example: '2026-12-31' })
  validTo: string;
  @ApiProperty({ type: String, nullable: true, example: null })
  paperSignedOn: string | null;
  @ApiProperty({ type: [AgreementSignatureDto] })
  signatures: AgreementSignatureDto[];
  @ApiProperty({ type: [AgreementVersionDto] })
  versions: AgreementVersionDto[];
  @ApiProperty({ type: [EvidenceViewDto] })
  scans: EvidenceViewDto[];
  @ApiProperty({
    type: String,
    nullable: true,
    description: "Title of the issuer's own agreement with the level above, where that is still unsigned",
  })
  upperUnsigned: string | null;
  @ApiProperty({ type: AgreementActsDto })
  acts: AgreementActsDto;
}

/** A post that an agreement may be made for, or why not now. */
export class AgreementCandidateDto {
  @ApiProperty({ format: 'uuid' })
  listId: string;
  @ApiProperty({ format: 'uuid' })
  listSetId: string;
  @ApiProperty({ example: '云岭县 2026 年责任清单' })
  setTitle: string;
  @ApiProperty({ format: 'uuid' })
  postId: string;
  @ApiProperty({ example: '乡镇党委书记' })
  postTitle: string;
  @ApiProperty({ format: 'uuid' })
  organizationId: string;
  @ApiProperty({ example: '青禾镇党委' })
  organizationName: string;
  @ApiProperty({ example: '乡镇' })
  levelCode: string;
  @ApiProperty({ type: String, nullable: true, example: '陆知行' })
  holderName: string | null;
  @ApiProperty({ example: 14 })
  itemCount: number;
  @ApiProperty({ type: String, nullable: true, enum: ['agreed', 'vacant', 'confirms', null] })
  bar: 'agreed' | 'vacant' | 'confirms' | null;
}

export class AgreementCandidatesDto {
  @ApiProperty({ example: 2026 })
  year: number;
  @ApiProperty({ example: '2026-03-06', description: 'The day to sign by, when none is named' })
  dueOn: string;
  @ApiProperty({ type: [AgreementCandidateDto] })
  posts: AgreementCandidateDto[];
}

export class AgreementBatchRefusalDto {
  @ApiProperty({ example: 'agreement.nothing-to-make' })
  code: string;
  @ApiProperty()
  zh: string;
  @ApiProperty()
  en: string;
}

/** How far a batch is. */
export class AgreementBatchDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ enum: ['waiting', 'running', 'done', 'stopped'] })
  state: 'waiting' | 'running' | 'done' | 'stopped';
  @ApiProperty({ example: 60 })
  total: number;
  @ApiProperty({ example: 40 })
  lookedAt: number;
  @ApiProperty({ example: 40 })
  made: number;
  @ApiProperty({ type: AgreementBatchRefusalDto, nullable: true })
  refusal: AgreementBatchRefusalDto | null;
}

/** Whether a printed agreement is the one that is kept. */
export class AgreementVerificationDto {
  @ApiProperty({ example: '9F86-D081-884C-7D65-9A2F', description: 'Of the text as it stands now' })
  code: string;
  @ApiProperty({ description: 'Whether the printed code is that of the text as it stands now' })
  matches: boolean;
  @ApiProperty({ description: 'Whether the text still has its digest' })
  whole: boolean;
  @ApiProperty({ type: [AgreementSignatureDto], description: 'Each checked anew over the text' })
  signatures: AgreementSignatureDto[];
}

/** What was asked for at once: a batch for each body whose head signs. */
export class MadeAgreementsDto {
  @ApiProperty({ type: [AgreementBatchDto] })
  batches: AgreementBatchDto[];
}

export class RegisteredOnPaperDto {
  @ApiProperty({ example: 12 })
  registered: number;
}
