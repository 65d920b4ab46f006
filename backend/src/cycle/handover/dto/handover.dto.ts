import { ApiProperty } from '@nestjs/swagger';
import { HANDOVER_LIGHTS } from '@zeren/domain/cycle/handover/handover-light';
import type { HandoverLight } from '@zeren/domain/cycle/handover/handover-light';
import { HANDOVER_SIDES, HANDOVER_STATES } from '@zeren/domain/cycle/handover/handover-states';
import type { HandoverSide, HandoverState, SignedAs } from '@zeren/domain/cycle/handover/handover-states';
import { MATTER_LIGHTS, MATTER_WEIGHTS } from '@zeren/domain/registry/organizations/post-matter';
import type { MatterLight, MatterWeight } from '@zeren/domain/registry/organizations/post-matter';
import { EvidenceViewDto } from '../../../registry/evidence';

/** A sentence in both languages. */
export class HandoverSentenceDto {
  @ApiProperty({ example: '等移交人林小满确认，期限2026年7月7日，还有 3 个工作日。' })
  zh: string;
  @ApiProperty({ example: 'Waiting for 林小满 (who hands over), due 7 July 2026, 3 working day(s) left.' })
  en: string;
}

/** A handover as a list shows it. */
export class HandoverRowDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ format: 'uuid' })
  postId: string;
  @ApiProperty({ example: '乡镇党委书记' })
  postTitle: string;
  @ApiProperty({ format: 'uuid' })
  organizationId: string;
  @ApiProperty({ example: '青禾镇党委' })
  organizationName: string;
  @ApiProperty({ example: '林小满' })
  outgoingName: string;
  @ApiProperty({ type: String, nullable: true, example: '许知远', description: 'Null while nobody is named' })
  incomingName: string | null;
  @ApiProperty({ description: 'Taken over by the head who stands in for a vacant post' })
  interim: boolean;
  @ApiProperty({ description: 'Handed on by a head who looked after the vacant post' })
  fromInterim: boolean;
  @ApiProperty({ enum: HANDOVER_STATES, enumName: 'HandoverState' })
  state: HandoverState;
  @ApiProperty({ enum: HANDOVER_LIGHTS, enumName: 'HandoverLight' })
  light: HandoverLight;
  @ApiProperty({ type: HandoverSentenceDto, description: 'Why this light, and the way out' })
  lightReason: HandoverSentenceDto;
  @ApiProperty({ example: '2026-06-30', description: 'Last day of the outgoing tenure' })
  endedOn: string;
  @ApiProperty({ type: String, nullable: true, example: '2026-07-01' })
  incomingStartsOn: string | null;
  @ApiProperty({ example: '2026-07-07', description: 'The date that counts for whoever signs next' })
  dueOn: string;
  @ApiProperty({ example: 3, description: 'Working days left when positive, overdue when negative' })
  workingDays: number;
  @ApiProperty({ type: String, nullable: true, example: null })
  takenOverOn: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'After an election: last day on which what falls due is not red',
  })
  graceUntil: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  batchId: string | null;
  @ApiProperty({ example: 23 })
  itemCount: number;
  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'When they were last reminded by hand',
  })
  chasedOn: string | null;
  @ApiProperty({ example: 2 })
  version: number;
}

/** A page of handovers, by the date that counts. */
export class HandoverPageDto {
  @ApiProperty({ type: [HandoverRowDto] })
  items: HandoverRowDto[];
  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page' })
  next: string | null;
}

/** Handovers, counted. */
export class HandoverSummaryDto {
  @ApiProperty({ description: 'Still to be signed by somebody' })
  open: number;
  @ApiProperty({ description: 'Of these, past their date' })
  overdue: number;
  @ApiProperty({ description: 'Waiting for the outgoing side' })
  toHandOver: number;
  @ApiProperty({ description: 'Waiting for the incoming side' })
  toTakeOver: number;
  @ApiProperty({ description: 'Taken over this year' })
  takenOver: number;
}

/** What waits for the one who asks. */
export class HandoverTodoDto {
  @ApiProperty({ type: [HandoverRowDto], description: 'Own posts to hand over' })
  toHandOver: HandoverRowDto[];
  @ApiProperty({ type: [HandoverRowDto], description: 'Posts to take over, vacant ones in the interim too' })
  toTakeOver: HandoverRowDto[];
  @ApiProperty({
    type: [HandoverRowDto],
    description: 'Overdue below: as the superior one may confirm for who is absent',
  })
  toConfirm: HandoverRowDto[];
}

/** In whose term overdue days fell. */
export class OverdueShareDto {
  @ApiProperty({
    type: String,
    nullable: true,
    example: '林小满',
    description: 'Null where nobody held the post',
  })
  personName: string | null;
  @ApiProperty({ example: 6 })
  workingDays: number;
}

/** A line of the sheet. */
export class HandoverItemDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ example: 'duty', description: 'What it is; by-hand for what stands in no room' })
  kind: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The row to open' })
  subjectId: string | null;
  @ApiProperty({ example: '每月召开一次党建例会（6月）' })
  titleZh: string;
  @ApiProperty({ example: 'A Party building meeting each month (June)' })
  titleEn: string;
  @ApiProperty({ type: String, nullable: true, example: '2026-07-05' })
  dueOn: string | null;
  @ApiProperty({ enum: MATTER_LIGHTS, enumName: 'MatterLight', nullable: true })
  light: MatterLight | null;
  @ApiProperty({ enum: MATTER_WEIGHTS, enumName: 'MatterWeight' })
  weight: MatterWeight;
  @ApiProperty({ type: [OverdueShareDto], description: 'Overdue days stay with whose term they fell into' })
  overdue: OverdueShareDto[];
  @ApiProperty({ type: String, nullable: true, example: '会议室已订 7 月 3 日' })
  note: string | null;
  @ApiProperty({ description: 'Came up after the outgoing side had signed' })
  late: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Who typed it' })
  addedByName: string | null;
  @ApiProperty({ format: 'date-time' })
  addedAt: string;
}

/** A signature. */
export class HandoverSignatureDto {
  @ApiProperty({ enum: HANDOVER_SIDES, enumName: 'HandoverSide' })
  side: HandoverSide;
  @ApiProperty({ enum: ['self', 'superior', 'paper'], enumName: 'SignedAs' })
  signedAs: SignedAs;
  @ApiProperty({ example: '林小满' })
  personName: string;
  @ApiProperty({ type: String, nullable: true })
  words: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why the superior signed' })
  reason: string | null;
  @ApiProperty({ format: 'date-time' })
  signedAt: string;
  @ApiProperty({ example: '9f2c41d07a', description: 'First digits of the digest of what was signed' })
  listDigest: string;
}

/** What the one who looks may do. */
export class HandoverActsDto {
  @ApiProperty({ description: 'Hand over, as the outgoing person' })
  handOver: boolean;
  @ApiProperty({ description: 'Take over, as the incoming person or who stands in' })
  takeOver: boolean;
  @ApiProperty({
    enum: HANDOVER_SIDES,
    enumName: 'HandoverSide',
    nullable: true,
    description: 'The side that may be confirmed for as the superior',
  })
  confirmFor: HandoverSide | null;
  @ApiProperty({ description: 'Add items, and gather the list anew before it is signed' })
  change: boolean;
  @ApiProperty({ description: 'Upload the scan of a sheet signed on paper and register it' })
  registerPaper: boolean;
  @ApiProperty({ description: 'Remind, and call off' })
  manage: boolean;
}

/** A handover with its sheet. */
export class HandoverDetailDto extends HandoverRowDto {
  @ApiProperty({ type: [HandoverItemDto] })
  items: HandoverItemDto[];
  @ApiProperty({ type: [HandoverSignatureDto] })
  signatures: HandoverSignatureDto[];
  @ApiProperty({ type: [EvidenceViewDto], description: 'Scans of the sheet signed on paper' })
  scans: EvidenceViewDto[];
  @ApiProperty({ format: 'date-time' })
  gatheredAt: string;
  @ApiProperty({
    description: 'Matters that have come up since; the list is to be gathered anew before it is signed',
  })
  comeUpSince: number;
  @ApiProperty({ type: String, nullable: true })
  batchName: string | null;
  @ApiProperty({ type: String, nullable: true })
  recallReason: string | null;
  @ApiProperty({ type: HandoverActsDto })
  acts: HandoverActsDto;
}
