import { ApiProperty } from '@nestjs/swagger';
import { LIGHTS } from '@zeren/domain/cycle/duties/duty-light';
import type { Light } from '@zeren/domain/cycle/duties/duty-light';
import { ORDER_EXTENSION_STATES } from '@zeren/domain/cycle/rectification/may-extend-order';
import type { OrderExtensionState } from '@zeren/domain/cycle/rectification/may-extend-order';
import { ORDER_STATES, ORDER_VERBS } from '@zeren/domain/cycle/rectification/rectification-states';
import type { OrderState, OrderVerb } from '@zeren/domain/cycle/rectification/rectification-states';
import { EvidenceViewDto, VerificationActDto } from '../../../registry/evidence';
import { NamedCodeDto } from '../../inspections';

const text = { type: String, nullable: true } as const;

/** The same sentence in both languages. */
export class OrderSentenceDto {
  @ApiProperty({ example: '还剩 9 个工作日（时限2026年12月4日）。' })
  zh: string;
  @ApiProperty()
  en: string;
}

/** The newest act of verification, in the words of the ledger. */
export class LedgerCheckDto {
  @ApiProperty({
    enum: ['on-site', 'records', 'interview', 'data', 'call-back'],
    enumName: 'VerificationKind',
  })
  kind: 'on-site' | 'records' | 'interview' | 'data' | 'call-back';
  @ApiProperty({ enum: ['confirmed', 'returned'], enumName: 'VerificationResult' })
  result: 'confirmed' | 'returned';
  @ApiProperty({ ...text, example: '何谷' })
  by: string | null;
  @ApiProperty({ example: '2026-10-09' })
  heldOn: string;
}

/** A row of the ledger (台账). */
export class OrderRowDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ format: 'uuid' })
  findingId: string;
  @ApiProperty({ example: '整改〔2026〕12号' })
  number: string;
  @ApiProperty({ example: 1, description: 'Another with every relapse' })
  round: number;
  @ApiProperty({ type: NamedCodeDto })
  source: NamedCodeDto;
  @ApiProperty({ example: '2026-09-29' })
  foundOn: string;
  @ApiProperty({ format: 'uuid' })
  organizationId: string;
  @ApiProperty({ example: '清溪村党总支' })
  organizationName: string;
  @ApiProperty({ example: '支委会记录连续三个月雷同，没有决定事项' })
  title: string;
  @ApiProperty({ type: NamedCodeDto })
  dimension: NamedCodeDto;
  @ApiProperty({ type: NamedCodeDto })
  domain: NamedCodeDto;
  @ApiProperty({ type: NamedCodeDto })
  severity: NamedCodeDto;
  @ApiProperty(text)
  measures: string | null;
  @ApiProperty({
    ...text,
    description: 'Who held the post of the leader in charge when it was due, or holds it today',
  })
  leaderName: string | null;
  @ApiProperty({ ...text, description: 'Who held the post that answers when it was due, or holds it today' })
  holderName: string | null;
  @ApiProperty({ example: '村党组织书记' })
  postTitle: string;
  @ApiProperty({ example: '2026-10-19', description: 'As it was issued; never changed' })
  dueOn: string;
  @ApiProperty({ example: '2026-10-19', description: 'The date that holds' })
  standsDueOn: string;
  @ApiProperty({ enum: ORDER_STATES, enumName: 'OrderState' })
  state: OrderState;
  @ApiProperty({ type: OrderSentenceDto })
  stateWords: OrderSentenceDto;
  @ApiProperty({ enum: LIGHTS, enumName: 'DutyLight' })
  light: Light;
  @ApiProperty({ type: OrderSentenceDto })
  lightReason: OrderSentenceDto;
  @ApiProperty({ example: -25, description: 'Left when positive, overdue when negative' })
  workingDays: number;
  @ApiProperty({ ...text, description: 'What was said last of how it stands' })
  result: string | null;
  @ApiProperty({ type: LedgerCheckDto, nullable: true })
  check: LedgerCheckDto | null;
  @ApiProperty({ ...text, example: '2026-10-10', description: '销号; it counts from its verification' })
  closedOn: string | null;
  @ApiProperty({ ...text, example: '2027-01-08' })
  lookBackOn: string | null;
  @ApiProperty({ example: 1, description: 'What If-Match names' })
  version: number;
}

/** How many rows of the ledger are where: of all rows that the filter lets through, not of the page. */
export class LedgerCountsDto {
  @ApiProperty({ example: 8 })
  total: number;
  @ApiProperty({ example: 2, description: 'Closed' })
  closed: number;
  @ApiProperty({ example: 1, description: 'Of these, five or more working days early' })
  early: number;
  @ApiProperty({ example: 6, description: 'Not closed' })
  open: number;
  @ApiProperty({ example: 2 })
  overdue: number;
  @ApiProperty({ example: 1, description: 'Of these, severely' })
  severe: number;
  @ApiProperty({ example: 1 })
  soon: number;
  @ApiProperty({ example: 1, description: 'Submitted, and nobody has verified it yet' })
  submitted: number;
  @ApiProperty({ example: 1, description: 'Closed, and the look-back is due' })
  lookBack: number;
}

/** A page of the ledger. */
export class LedgerPageDto {
  @ApiProperty({ type: [OrderRowDto] })
  items: OrderRowDto[];
  @ApiProperty({ type: LedgerCountsDto })
  counts: LedgerCountsDto;
  @ApiProperty({ example: '云岭县委', description: 'The body whose ledger it is' })
  organizationName: string;
  @ApiProperty({ format: 'date-time', description: 'As of when' })
  asOf: string;
  @ApiProperty({ ...text, description: 'The cursor of the next page' })
  next: string | null;
}

/** A step of an order, in order. */
export class OrderStepDto {
  @ApiProperty({ enum: ['issue', ...ORDER_VERBS], enumName: 'OrderStepVerb' })
  verb: OrderVerb | 'issue';
  @ApiProperty({ example: 1 })
  round: number;
  @ApiProperty(text)
  text: string | null;
  @ApiProperty({ format: 'date-time' })
  at: string;
  @ApiProperty(text)
  by: string | null;
}

/** A request for more time, and what was said to it. */
export class OrderExtensionDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ enum: ORDER_EXTENSION_STATES, enumName: 'OrderExtensionState' })
  state: OrderExtensionState;
  @ApiProperty({ example: '2026-10-19' })
  dueBefore: string;
  @ApiProperty({ example: '2026-11-02' })
  askedFor: string;
  @ApiProperty()
  reason: string;
  @ApiProperty(text)
  askedBy: string | null;
  @ApiProperty({ format: 'date-time' })
  askedAt: string;
  @ApiProperty(text)
  decidedBy: string | null;
  @ApiProperty({ ...text, format: 'date-time' })
  decidedAt: string | null;
  @ApiProperty(text)
  decisionReason: string | null;
  @ApiProperty({ example: 1 })
  version: number;
}

/** Between which days more time may be asked for. */
export class OrderExtensionSpanDto {
  @ApiProperty({ example: '2026-10-20' })
  from: string;
  @ApiProperty({ example: '2027-01-17' })
  until: string;
}

/** An order with everything that belongs to it. */
export class OrderDetailDto extends OrderRowDto {
  @ApiProperty(text)
  request: string | null;
  @ApiProperty({ example: '云岭县委' })
  issuerName: string;
  @ApiProperty(text)
  issuedBy: string | null;
  @ApiProperty({ example: '2026-09-29' })
  issuedOn: string;
  @ApiProperty({ ...text, example: '2026-09-30' })
  receivedOn: string | null;
  @ApiProperty({ ...text, example: '2026-10-16' })
  submittedOn: string | null;
  @ApiProperty({ ...text, description: 'Since when it is on hold' })
  heldSince: string | null;
  @ApiProperty({ description: 'Finder, verifier and closer must be apart' })
  apart: boolean;
  @ApiProperty({ ...text, example: '何谷' })
  finderName: string | null;
  @ApiProperty({ type: [OrderStepDto] })
  steps: OrderStepDto[];
  @ApiProperty({ type: [EvidenceViewDto] })
  evidence: EvidenceViewDto[];
  @ApiProperty({ type: [EvidenceViewDto], description: 'What the unit has already and may use again' })
  reusable: EvidenceViewDto[];
  @ApiProperty({ type: [VerificationActDto] })
  acts: VerificationActDto[];
  @ApiProperty({ type: [OrderExtensionDto] })
  extensions: OrderExtensionDto[];
  @ApiProperty({
    enum: [...ORDER_VERBS, 'ask-extension', 'decide-extension', 'attach'],
    enumName: 'OrderAct',
    isArray: true,
  })
  may: (OrderVerb | 'ask-extension' | 'decide-extension' | 'attach')[];
  @ApiProperty({
    type: OrderSentenceDto,
    nullable: true,
    description: 'Why what is next is not for the one who asks',
  })
  refusal: OrderSentenceDto | null;
  @ApiProperty({ type: OrderExtensionSpanDto, nullable: true })
  mayAsk: OrderExtensionSpanDto | null;
}

/** What waits for somebody: 待办. */
export class OrderTodoDto {
  @ApiProperty({ type: [OrderRowDto], description: 'Owed at the own post, the nearest date first' })
  mine: OrderRowDto[];
  @ApiProperty({
    type: [OrderRowDto],
    description: 'Plans to approve, more time to decide, and what is to be closed',
  })
  toDecide: OrderRowDto[];
  @ApiProperty({ type: [OrderRowDto], description: 'Submitted, to be verified' })
  toVerify: OrderRowDto[];
  @ApiProperty({ type: [OrderRowDto], description: 'Closed 90 days ago or more: look-backs' })
  toLookBack: OrderRowDto[];
}
