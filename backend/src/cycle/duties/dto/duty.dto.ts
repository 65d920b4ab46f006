import { ApiProperty } from '@nestjs/swagger';
import { TARGET_ROLES } from '@zeren/domain/cycle/duties/directives/directive-states';
import type { TargetRole } from '@zeren/domain/cycle/duties/directives/directive-states';
import { LOOK_OUTCOMES } from '@zeren/domain/cycle/duties/checking/second-look';
import type { LookOutcome } from '@zeren/domain/cycle/duties/checking/second-look';
import { LIGHTS } from '@zeren/domain/cycle/duties/duty-light';
import type { Light } from '@zeren/domain/cycle/duties/duty-light';
import { DUTY_STATES } from '@zeren/domain/cycle/duties/duty-states';
import type { DutyState } from '@zeren/domain/cycle/duties/duty-states';
import { ExtensionsDto } from '../extensions/extensions.dto';
import { EvidenceViewDto, VerificationActDto } from '../../../registry/evidence';

/** A sentence in both languages. */
export class DutySentenceDto {
  @ApiProperty({ example: '逾期 12 个工作日（期限2026年11月5日）。现在报送，即按迟报计，不再累计。' })
  zh: string;
  @ApiProperty({
    example: '12 working days overdue (due 5 November 2026). Reported now, it counts as late and no further.',
  })
  en: string;
}

/** Why the one who asks may not report this duty. */
export class DutyReportRefusalDto extends DutySentenceDto {
  @ApiProperty({ example: 'duty.not-yours' })
  code: string;
}

/** A duty as it stands in a list. */
export class DutyRowDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ example: '每月5日前召开党建例会，逐村过进度、亮灯' })
  title: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Holds the monthly Party-building meeting by the 5th',
  })
  titleEn: string | null;
  @ApiProperty({ example: '2026年11月' })
  periodLabel: string;
  @ApiProperty({ example: '2026-11-01' })
  opensOn: string;
  @ApiProperty({ example: '2026-11-05' })
  dueOn: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Granted instead of the due date, which stays as it was dated',
  })
  extendedTo: string | null;
  @ApiProperty({ example: 2026 })
  year: number;
  @ApiProperty({ description: 'Whether the due date rests on a working calendar that is not published yet' })
  provisional: boolean;
  @ApiProperty({ enum: LIGHTS, enumName: 'DutyLight' })
  light: Light;
  @ApiProperty({ type: DutySentenceDto, description: 'Why this light, and the way out' })
  lightReason: DutySentenceDto;
  @ApiProperty({
    example: -12,
    description:
      'Working days left when positive, overdue when negative; once reported, as of the day of the report',
  })
  workingDays: number;
  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'After an election: until this day it is not red for who took the post over',
  })
  graceUntil: string | null;
  @ApiProperty({ enum: DUTY_STATES, enumName: 'DutyState' })
  state: DutyState;
  @ApiProperty({ type: String, nullable: true, example: '2026-11-04' })
  reportedOn: string | null;
  @ApiProperty({ example: '备案', description: 'Class of checking: 备案, 抽核 or 必核' })
  checkingClass: string;
  @ApiProperty({ description: 'Reported, and waits for a verification act (已报未核)' })
  awaitsCheck: boolean;
  @ApiProperty({ format: 'uuid' })
  postId: string;
  @ApiProperty({ example: '乡镇党委书记' })
  postTitle: string;
  @ApiProperty({ format: 'uuid' })
  organizationId: string;
  @ApiProperty({ example: '青禾镇党委' })
  organizationName: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '林小满',
    description: 'Who answers for it: the holder on the due date, or today while it is not due yet',
  })
  holderName: string | null;
  @ApiProperty({ example: '农村' })
  domainCode: string;
  @ApiProperty({ example: '农村' })
  domainName: string;
  @ApiProperty({ example: 1 })
  evidenceCount: number;
  @ApiProperty({ example: 1, description: 'What If-Match names when reporting' })
  version: number;
  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Who is on leave, where the one who asks stands in for them',
  })
  inSteadOf: string | null;
  @ApiProperty()
  canReport: boolean;
  @ApiProperty({ type: DutyReportRefusalDto, nullable: true })
  reportRefusal: DutyReportRefusalDto | null;
  @ApiProperty({ description: 'Whether it is reported by filling a table instead of a line' })
  asksTable: boolean;
}

/** A page of duties. */
export class DutyPageDto {
  @ApiProperty({ type: [DutyRowDto] })
  items: DutyRowDto[];
  @ApiProperty({ type: String, nullable: true, description: 'Give it as `after` for the next page' })
  next: string | null;
}

/** The item that a duty comes from. */
export class DutyItemDto {
  @ApiProperty()
  textZh: string;
  @ApiProperty({ type: String, nullable: true })
  textEn: string | null;
  @ApiProperty({ type: String, nullable: true, example: '会议纪要' })
  evidenceAsked: string | null;
  @ApiProperty({ example: '示例' })
  basis: string;
  @ApiProperty({ example: '每月5日前' })
  cadencePhrase: string;
  @ApiProperty({ format: 'uuid' })
  listId: string;
}

/** The directive that a duty comes from. */
export class DutyDirectiveDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ example: '批示' })
  sourceCode: string;
  @ApiProperty()
  content: string;
  @ApiProperty({ type: String, nullable: true, example: '云组发〔2026〕12号' })
  basis: string | null;
  @ApiProperty({ type: String, nullable: true, example: '县委书记 周明远' })
  issuer: string | null;
  @ApiProperty({ enum: TARGET_ROLES, enumName: 'TargetRole' })
  role: TargetRole;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was withdrawn' })
  withdrawnReason: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why the table came back, while it is back' })
  returnReason: string | null;
}

/** Where a clerk found a report, and who brought it in. */
export class BroughtInDto {
  @ApiProperty({ example: '会议平台9月.xlsx 第3、5行' })
  place: string;
  @ApiProperty({ type: String, nullable: true, example: '孟处暑' })
  byName: string | null;
}

/** One report; a later one corrects an earlier one, and both stay. */
export class DutyReportDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ example: '11月4日开会，过 14 村，红灯 2 村。' })
  result: string;
  @ApiProperty({ type: String, nullable: true })
  problem: string | null;
  @ApiProperty({ type: String, nullable: true })
  helpWanted: string | null;
  @ApiProperty({ format: 'date-time' })
  reportedAt: string;
  @ApiProperty({ example: '2026-11-04', description: 'The day that counts' })
  reportedOn: string;
  @ApiProperty({ description: 'Whether it was brought over from another system instead of being typed' })
  imported: boolean;
  @ApiProperty({ type: String, nullable: true, example: '林小满' })
  reporterName: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Who was on leave, when it was reported in their stead',
  })
  inSteadOf: string | null;
  @ApiProperty({ type: String, nullable: true, example: '乡镇党委书记' })
  postTitle: string | null;
  @ApiProperty({ type: BroughtInDto, nullable: true })
  broughtIn: BroughtInDto | null;
}

/** What somebody has typed and not sent. */
export class DutyDraftDto {
  @ApiProperty()
  result: string;
  @ApiProperty({ type: String, nullable: true })
  problem: string | null;
  @ApiProperty({ type: String, nullable: true })
  helpWanted: string | null;
  @ApiProperty({ format: 'date-time' })
  savedAt: string;
}

/** One line of what happened to a duty. */
export class DutyTimelineDto extends DutySentenceDto {
  @ApiProperty({ format: 'date-time' })
  at: string;
  @ApiProperty({ type: String, nullable: true, example: '林小满' })
  by: string | null;
}

/** A verification that was drawn to be done again by somebody else. */
export class DutyLookDto {
  @ApiProperty({ enum: LOOK_OUTCOMES, enumName: 'LookOutcome', nullable: true })
  outcome: LookOutcome | null;
  @ApiProperty({ description: 'Whether the one who asks may take the second look now' })
  mayLook: boolean;
}

/** What verification of a duty has come to. */
export class DutyCheckingDto {
  @ApiProperty({ description: 'Reported, and waits for a verification act (已报未核)' })
  awaits: boolean;
  @ApiProperty({ description: 'Whether the one who asks may verify it now' })
  mayVerify: boolean;
  @ApiProperty({
    type: DutyReportRefusalDto,
    nullable: true,
    description: 'Why not, for whoever verifies here',
  })
  refusal: DutyReportRefusalDto | null;
  @ApiProperty({ type: DutyLookDto, nullable: true, description: 'Drawn for a second look' })
  look: DutyLookDto | null;
  @ApiProperty({ type: [VerificationActDto], description: 'Oldest first' })
  acts: VerificationActDto[];
  @ApiProperty({ type: [String], format: 'uuid', description: 'Evidence that the one who asks has opened' })
  opened: string[];
}

/** A duty with everything that belongs to it. */
export class DutyDetailDto extends DutyRowDto {
  @ApiProperty({ type: DutyItemDto, nullable: true })
  item: DutyItemDto | null;
  @ApiProperty({ type: DutyDirectiveDto, nullable: true })
  directive: DutyDirectiveDto | null;
  @ApiProperty({ type: [DutyReportDto], description: 'Oldest first' })
  reports: DutyReportDto[];
  @ApiProperty({ type: [EvidenceViewDto] })
  evidence: EvidenceViewDto[];
  @ApiProperty({ type: DutyCheckingDto })
  checking: DutyCheckingDto;
  @ApiProperty({ type: ExtensionsDto })
  extensions: ExtensionsDto;
  @ApiProperty({
    type: [EvidenceViewDto],
    description: 'Earlier evidence of the same organisation that can be linked',
  })
  reusable: EvidenceViewDto[];
  @ApiProperty({ type: DutyDraftDto, nullable: true })
  draft: DutyDraftDto | null;
  @ApiProperty({ type: [DutyTimelineDto], description: 'Newest first' })
  timeline: DutyTimelineDto[];
}
