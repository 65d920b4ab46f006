import { ApiProperty } from '@nestjs/swagger';
import {
  DISPOSITIONS,
  FINDING_ANSWERS,
  FINDING_STATES,
} from '@zeren/domain/cycle/inspections/finding-states';
import type {
  Disposition,
  FindingAnswer,
  FindingState,
} from '@zeren/domain/cycle/inspections/finding-states';
import { EvidenceViewDto } from '../../../../registry/evidence';
import { NamedCodeDto } from '../../code-names';

const text = { type: String, nullable: true } as const;

/** A finding in a list. */
export class FindingRowDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ example: '支委会记录连续三个月雷同，没有决定事项' })
  title: string;
  @ApiProperty({ format: 'uuid' })
  organizationId: string;
  @ApiProperty({ example: '清溪村党总支' })
  organizationName: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  postId: string | null;
  @ApiProperty({ ...text, example: '村党组织书记' })
  postTitle: string | null;
  @ApiProperty({ ...text, example: '石榴花', description: 'Who holds the post today' })
  holderName: string | null;
  @ApiProperty({ type: NamedCodeDto })
  source: NamedCodeDto;
  @ApiProperty({ type: NamedCodeDto })
  dimension: NamedCodeDto;
  @ApiProperty({ type: NamedCodeDto })
  domain: NamedCodeDto;
  @ApiProperty({ type: NamedCodeDto })
  severity: NamedCodeDto;
  @ApiProperty({ example: '2026-11-20' })
  foundOn: string;
  @ApiProperty({ enum: FINDING_STATES, enumName: 'FindingState' })
  state: FindingState;
  @ApiProperty({ example: '2026-11-25', description: 'Until this day the unit may state its case' })
  answerBy: string;
  @ApiProperty({ enum: FINDING_ANSWERS, enumName: 'FindingAnswer', nullable: true })
  answer: FindingAnswer | null;
  @ApiProperty({ enum: DISPOSITIONS, enumName: 'FindingDisposition', nullable: true })
  disposition: Disposition | null;
  @ApiProperty({
    ...text,
    example: '2026-12-02',
    description: 'By this day a confirmed problem has its disposition',
  })
  disposeBy: string | null;
  @ApiProperty({ description: 'Confirmed, without a disposition, and its days are over (S12)' })
  disposalLate: boolean;
  @ApiProperty({ example: 1, description: 'What If-Match names' })
  version: number;
}

/** Whether the one who asks may do something, and else why not. */
export class FindingMayDto {
  @ApiProperty()
  answer: boolean;
  @ApiProperty()
  confirm: boolean;
  @ApiProperty({ ...text, description: 'Why it can’t be confirmed yet' })
  confirmRefusalZh: string | null;
  @ApiProperty(text)
  confirmRefusalEn: string | null;
  @ApiProperty()
  drop: boolean;
  @ApiProperty()
  dispose: boolean;
  @ApiProperty({ description: 'May add evidence to it: the finder, while it is not settled' })
  attach: boolean;
}

/** A finding with everything that belongs to it. */
export class FindingDetailDto extends FindingRowDto {
  @ApiProperty(text)
  request: string | null;
  @ApiProperty(text)
  clause: string | null;
  @ApiProperty({ ...text, example: '每月召开一次支部委员会' })
  itemText: string | null;
  @ApiProperty({ ...text, example: '何谷' })
  foundBy: string | null;
  @ApiProperty(text)
  caseText: string | null;
  @ApiProperty(text)
  answeredBy: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  answeredAt: string | null;
  @ApiProperty(text)
  settledBy: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  settledAt: string | null;
  @ApiProperty(text)
  settleReason: string | null;
  @ApiProperty(text)
  dispositionReason: string | null;
  @ApiProperty({ type: [EvidenceViewDto] })
  evidence: EvidenceViewDto[];
  @ApiProperty({ type: FindingMayDto })
  may: FindingMayDto;
}

/** A page of findings. */
export class FindingPageDto {
  @ApiProperty({ type: [FindingRowDto] })
  items: FindingRowDto[];
  @ApiProperty({ ...text, description: 'The cursor of the next page' })
  next: string | null;
}

/** How many findings wait. */
export class FindingCountsDto {
  @ApiProperty({ example: 3, description: 'Not settled yet' })
  put: number;
  @ApiProperty({ example: 2, description: 'Confirmed, and nothing came of them yet' })
  undisposed: number;
  @ApiProperty({ example: 1, description: 'Of these: more than five working days ago' })
  late: number;
}

/** What a finding may say. */
export class FindingChoicesDto {
  @ApiProperty({ type: [NamedCodeDto] })
  sources: NamedCodeDto[];
  @ApiProperty({ type: [NamedCodeDto] })
  dimensions: NamedCodeDto[];
  @ApiProperty({ type: [NamedCodeDto] })
  domains: NamedCodeDto[];
  @ApiProperty({ type: [NamedCodeDto] })
  severities: NamedCodeDto[];
}

/** A unit's post, and the items of its list, to choose from. */
export class UnitPostDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ example: '村党组织书记' })
  title: string;
  @ApiProperty()
  isHead: boolean;
  @ApiProperty({ ...text, example: '石榴花' })
  holderName: string | null;
}

/** An item of a unit's lists. */
export class UnitItemDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty()
  text: string;
  @ApiProperty({ format: 'uuid' })
  postId: string;
  @ApiProperty()
  dimensionCode: string;
  @ApiProperty()
  domainCode: string;
}

/** What can be chosen for a unit once it is known. */
export class FoundUnitDto {
  @ApiProperty({ format: 'uuid' })
  organizationId: string;
  @ApiProperty(text)
  domainCode: string | null;
  @ApiProperty({ type: [UnitPostDto] })
  posts: UnitPostDto[];
  @ApiProperty({ type: [UnitItemDto] })
  items: UnitItemDto[];
}
