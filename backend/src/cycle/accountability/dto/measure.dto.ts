import { ApiProperty } from '@nestjs/swagger';
import {
  APPEAL_ANSWERS,
  MEASURE_STATES,
  MEASURE_TARGETS,
} from '@zeren/domain/cycle/accountability/matter-states';
import type {
  AppealAnswer,
  MeasureState,
  MeasureTarget,
} from '@zeren/domain/cycle/accountability/matter-states';
import { FORM_GROUPS } from '@zeren/domain/cycle/accountability/measure-form';
import type { FormGroup } from '@zeren/domain/cycle/accountability/measure-form';

/** What may be done to a measure by the one who looks. */
export class MeasureActsDto {
  @ApiProperty()
  appeal: boolean;
  @ApiProperty()
  answerAppeal: boolean;
  @ApiProperty()
  correct: boolean;
}

/** A measure with its effect period. */
export class MeasureDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Its matter, where the acting post is a member',
  })
  matterId: string | null;
  @ApiProperty({ enum: MEASURE_TARGETS, enumName: 'MeasureTarget' })
  target: MeasureTarget;
  @ApiProperty({ example: '清溪村党总支' })
  organizationName: string;
  @ApiProperty({ example: '林小满', description: 'The person; of an organisation its name' })
  subjectName: string;
  @ApiProperty({ example: '诫勉' })
  formZh: string;
  @ApiProperty({ example: 'Admonition' })
  formEn: string;
  @ApiProperty({ enum: FORM_GROUPS, enumName: 'FormGroup' })
  group: FormGroup;
  @ApiProperty({ example: '望舒镇党委' })
  decidedBy: string;
  @ApiProperty({ example: '望委〔2026〕31号' })
  number: string;
  @ApiProperty({ example: '2026-10-12' })
  decidedOn: string;
  @ApiProperty({ example: '2026-10-14' })
  deliveredOn: string;
  @ApiProperty({ type: Number, nullable: true, example: 6, description: 'Null: without an effect period' })
  months: number | null;
  @ApiProperty({
    example: '2027-04-11',
    description: 'Its last day; without a period, that on which one may appeal',
  })
  endsOn: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '2027-04-11',
    description: 'Until when the subject is affected, by the longest that overlaps',
  })
  affectedUntil: string | null;
  @ApiProperty({ enum: MEASURE_STATES, enumName: 'MeasureState' })
  state: MeasureState;
  @ApiProperty({ example: '2026-11-14', description: 'The last day on which one may appeal' })
  appealUntil: string;
  @ApiProperty({ type: String, nullable: true })
  appealedOn: string | null;
  @ApiProperty({ type: String, nullable: true })
  appealAnswerDueOn: string | null;
  @ApiProperty({ enum: APPEAL_ANSWERS, enumName: 'AppealAnswer', nullable: true })
  appealAnswer: AppealAnswer | null;
  @ApiProperty({ type: String, nullable: true })
  appealAnsweredOn: string | null;
  @ApiProperty({ type: String, nullable: true })
  appealAnswerNumber: string | null;
  @ApiProperty({ type: String, nullable: true })
  correctedOn: string | null;
  @ApiProperty({ type: String, nullable: true })
  correctionNumber: string | null;
  @ApiProperty({ type: String, nullable: true })
  correctedBy: string | null;
  @ApiProperty({ type: MeasureActsDto })
  acts: MeasureActsDto;
  @ApiProperty({ example: 1 })
  version: number;
}

/** A page of measures, newest first. */
export class MeasurePageDto {
  @ApiProperty({ type: [MeasureDto] })
  items: MeasureDto[];
  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page' })
  next: string | null;
}

/** A form of the catalogue, as in force today or before. */
export class MeasureFormDto {
  @ApiProperty({ example: '诫勉' })
  code: string;
  @ApiProperty({ example: '诫勉' })
  nameZh: string;
  @ApiProperty({ example: 'Admonition' })
  nameEn: string;
  @ApiProperty({ enum: FORM_GROUPS, enumName: 'FormGroup' })
  group: FormGroup;
  @ApiProperty({ enum: MEASURE_TARGETS, enumName: 'MeasureTarget', isArray: true })
  targets: MeasureTarget[];
  @ApiProperty({ type: Number, nullable: true, example: 6 })
  months: number | null;
  @ApiProperty({ example: '有管理权限的党组织' })
  authorityZh: string;
  @ApiProperty({ example: 'The Party organisation with authority over the subject' })
  authorityEn: string;
  @ApiProperty({ example: '关于组织人事部门对领导干部进行提醒、函询和诫勉的实施细则' })
  basisZh: string;
  @ApiProperty({ example: 'Rules on reminding, written inquiry and admonition of leading cadres' })
  basisEn: string;
  @ApiProperty({ example: '中央', description: 'Whose rule it is; 示例 marks an example' })
  basisLevel: string;
  @ApiProperty({ example: '2015-06-26' })
  validFrom: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'The first day on which it no longer holds',
  })
  validTo: string | null;
}

export class MeasureFormsDto {
  @ApiProperty({ type: [MeasureFormDto] })
  items: MeasureFormDto[];
}
