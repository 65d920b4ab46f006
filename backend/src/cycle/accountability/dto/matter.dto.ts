import { ApiProperty } from '@nestjs/swagger';
import { RULE_COUNTS } from '@zeren/domain/cycle/accountability/accountability-rules';
import type { RuleCount } from '@zeren/domain/cycle/accountability/accountability-rules';
import { MATTER_LIGHT_CODES } from '@zeren/domain/cycle/accountability/matter-light';
import type { MatterLightCode } from '@zeren/domain/cycle/accountability/matter-light';
import { CASE_ROLES, MATTER_STATES } from '@zeren/domain/cycle/accountability/matter-states';
import type { CaseRole, MatterState } from '@zeren/domain/cycle/accountability/matter-states';
import { MeasureDto } from './measure.dto';

/** Words in both languages. */
export class AccountabilityWordsDto {
  @ApiProperty({ example: '连续未按期履责' })
  zh: string;
  @ApiProperty({ example: 'Misses running' })
  en: string;
}

/** A matter as a list shows it to one of its members. */
export class MatterRowDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ enum: ['rule', 'by-hand'], enumName: 'MatterOrigin' })
  origin: 'rule' | 'by-hand';
  @ApiProperty({ type: AccountabilityWordsDto, description: 'The ground, as the catalogue names it' })
  rule: AccountabilityWordsDto;
  @ApiProperty({ format: 'uuid' })
  organizationId: string;
  @ApiProperty({ example: '清溪村党总支' })
  organizationName: string;
  @ApiProperty({ type: String, nullable: true, example: '村党组织书记' })
  postTitle: string | null;
  @ApiProperty({ type: String, nullable: true, example: '林小满' })
  personName: string | null;
  @ApiProperty({ enum: MATTER_STATES, enumName: 'MatterState' })
  state: MatterState;
  @ApiProperty({ enum: MATTER_LIGHT_CODES, enumName: 'MatterLightCode' })
  light: MatterLightCode;
  @ApiProperty({ type: AccountabilityWordsDto, description: 'Why this light, and what is waited for' })
  lightReason: AccountabilityWordsDto;
  @ApiProperty({ type: String, nullable: true, example: '2026-12-07' })
  dueOn: string | null;
  @ApiProperty({ type: Number, nullable: true, example: 3 })
  workingDays: number | null;
  @ApiProperty({ format: 'date-time' })
  proposedAt: string;
  @ApiProperty({ example: '望舒镇党委 乡镇党委书记' })
  deciderName: string;
  @ApiProperty({ example: 1 })
  version: number;
}

/** A page of matters, newest first. */
export class MatterPageDto {
  @ApiProperty({ type: [MatterRowDto] })
  items: MatterRowDto[];
  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page' })
  next: string | null;
}

/** Matters of the acting post, counted. */
export class MatterSummaryDto {
  @ApiProperty({ description: 'Proposals that wait for a decision' })
  waiting: number;
  @ApiProperty({ description: 'Of these, for the acting post to decide' })
  toDecide: number;
  @ApiProperty({ description: 'Of all, past the date of the step that is waited for' })
  overdue: number;
  @ApiProperty({ description: 'Handed over, or to be' })
  open: number;
  @ApiProperty({ description: 'Declined or concluded' })
  closed: number;
}

/** Something that was counted, and where. */
export class MatterFactDto {
  @ApiProperty({ enum: RULE_COUNTS, enumName: 'RuleCount' })
  count: RuleCount;
  @ApiProperty({ example: 3 })
  value: number;
  @ApiProperty({ example: 'duty' })
  subjectKind: string;
  @ApiProperty({ format: 'uuid' })
  subjectId: string;
  @ApiProperty({ type: AccountabilityWordsDto, nullable: true, description: 'Null where it is not in sight' })
  name: AccountabilityWordsDto | null;
  @ApiProperty({ example: '2026-11-05' })
  on: string;
}

/** A post that may know of the matter. */
export class MatterMemberDto {
  @ApiProperty({ format: 'uuid' })
  postId: string;
  @ApiProperty({ example: '望舒镇党委' })
  organizationName: string;
  @ApiProperty({ example: '乡镇党委书记' })
  postTitle: string;
  @ApiProperty({ type: String, nullable: true, example: '程知微' })
  holderName: string | null;
  @ApiProperty({ enum: CASE_ROLES, enumName: 'CaseRole' })
  role: CaseRole;
}

/** What the one who looks may do now. */
export class MatterActsDto {
  @ApiProperty()
  decide: boolean;
  @ApiProperty()
  handOver: boolean;
  @ApiProperty()
  receive: boolean;
  @ApiProperty()
  conclude: boolean;
  @ApiProperty()
  recordMeasure: boolean;
  @ApiProperty({ description: 'Name further members, or take them out' })
  nameMembers: boolean;
}

/** A matter with its steps, to one of its members. */
export class MatterDetailDto extends MatterRowDto {
  @ApiProperty({ type: AccountabilityWordsDto, description: 'Basis of the ground' })
  ruleBasis: AccountabilityWordsDto;
  @ApiProperty({ type: [MatterFactDto] })
  facts: MatterFactDto[];
  @ApiProperty({ type: String, nullable: true, maxLength: 60, example: '云督发〔2026〕8号' })
  note: string | null;
  @ApiProperty({ type: String, nullable: true, example: '沈青禾', description: 'Null: a rule proposed it' })
  proposedBy: string | null;
  @ApiProperty({ type: AccountabilityWordsDto, nullable: true })
  body: AccountabilityWordsDto | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  decidedAt: string | null;
  @ApiProperty({ type: String, nullable: true })
  decidedBy: string | null;
  @ApiProperty({ type: String, nullable: true })
  decisionReason: string | null;
  @ApiProperty({ type: String, nullable: true, example: '云岭县纪委监委' })
  bodyName: string | null;
  @ApiProperty({ type: String, nullable: true, example: '望委函〔2026〕12号' })
  letterNumber: string | null;
  @ApiProperty({ type: String, nullable: true })
  handedOn: string | null;
  @ApiProperty({ type: String, nullable: true })
  receiptNumber: string | null;
  @ApiProperty({ type: String, nullable: true })
  receivedOn: string | null;
  @ApiProperty({ type: String, nullable: true })
  conclusionNumber: string | null;
  @ApiProperty({ type: String, nullable: true })
  concludedOn: string | null;
  @ApiProperty({ type: [MatterMemberDto] })
  members: MatterMemberDto[];
  @ApiProperty({ type: [MeasureDto] })
  measures: MeasureDto[];
  @ApiProperty({ description: 'Measures whose effect has ended: masked' })
  maskedMeasures: number;
  @ApiProperty({ type: MatterActsDto })
  acts: MatterActsDto;
}
