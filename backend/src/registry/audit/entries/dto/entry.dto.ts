import { ApiProperty } from '@nestjs/swagger';

const ADMINISTRATORS = ['system', 'security', 'audit'] as const;

/** One thing said in both languages. */
export class AuditWordsDto {
  @ApiProperty({ example: '林小满（青禾镇党委 党委书记）报送任务“3月党员大会”。' })
  zh: string;
  @ApiProperty({ example: '林小满 (青禾镇党委 党委书记) reported on the duty “Members’ meeting, March”.' })
  en: string;
}

/** Who did it, under which post. */
export class AuditDoerDto {
  @ApiProperty({ type: String, nullable: true, example: '林小满' })
  personName: string | null;
  @ApiProperty({ type: String, nullable: true, example: '党委书记', description: 'The post acted under' })
  postTitle: string | null;
  @ApiProperty({ type: String, nullable: true, example: '青禾镇党委', description: 'Its organisation' })
  organizationName: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null for the product itself' })
  accountId: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'linxiaoman' })
  username: string | null;
  @ApiProperty({ enum: ADMINISTRATORS, nullable: true })
  administrator: (typeof ADMINISTRATORS)[number] | null;
}

/** What it was done to. */
export class AuditSubjectDto {
  @ApiProperty({ example: 'duty' })
  kind: string;
  @ApiProperty({ type: AuditWordsDto, description: 'What the kind is called' })
  kindWords: AuditWordsDto;
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ type: AuditWordsDto, nullable: true, description: 'Its name today; null when it has none' })
  name: AuditWordsDto | null;
}

/** An entry as it stands in a list. */
export class AuditEntryRowDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ format: 'uuid' })
  districtId: string;
  @ApiProperty({ example: '云岭县' })
  districtName: string;
  @ApiProperty({ type: String, nullable: true, example: 'Yunling County' })
  districtNameEn: string | null;
  @ApiProperty({ format: 'date-time' })
  at: string;
  @ApiProperty({ example: 'duty.report' })
  action: string;
  @ApiProperty({ enum: ['done', 'refused'] })
  outcome: 'done' | 'refused';
  @ApiProperty({ type: AuditWordsDto, description: 'What was done, as a sentence' })
  sentence: AuditWordsDto;
  @ApiProperty({ type: AuditDoerDto })
  doer: AuditDoerDto;
  @ApiProperty({ type: AuditSubjectDto })
  subject: AuditSubjectDto;
  @ApiProperty({ description: 'The number of the request, or the name of the job' })
  requestId: string;
}

export class AuditEntryPageDto {
  @ApiProperty({ type: [AuditEntryRowDto] })
  items: AuditEntryRowDto[];
  @ApiProperty({ type: String, nullable: true, description: 'Where the next page starts' })
  next: string | null;
  @ApiProperty({ description: 'More names fit the words than are looked for: write more of the name' })
  narrowed: boolean;
}

/** One field between two states. */
export class AuditChangeDto {
  @ApiProperty({ example: 'report.result' })
  path: string;
  @ApiProperty({ type: AuditWordsDto })
  label: AuditWordsDto;
  @ApiProperty({
    enum: ['changed', 'removed', 'set'],
    description: 'Told in both states and different; told before only; told afterwards only',
  })
  kind: 'changed' | 'removed' | 'set';
  @ApiProperty({ type: AuditWordsDto, nullable: true })
  before: AuditWordsDto | null;
  @ApiProperty({ type: AuditWordsDto, nullable: true })
  after: AuditWordsDto | null;
  @ApiProperty({ description: 'An id, a version, a digest: of use to whoever proves, not to whoever reads' })
  technical: boolean;
}

/** The checkpoint that an entry stands under. */
export class AuditEntryCheckpointDto {
  @ApiProperty({ description: 'Counted from 1 in its log.', example: 12 })
  number: number;
  @ApiProperty({ description: 'How many entries it covers.', example: 4711 })
  size: number;
  @ApiProperty({ format: 'date-time' })
  at: string;
}

/** An entry whole. */
export class AuditEntryDto extends AuditEntryRowDto {
  @ApiProperty({
    type: Number,
    nullable: true,
    example: 4017,
    description: 'Its place in the log, from 0; null for the seconds until it is taken up',
  })
  leafIndex: number | null;
  @ApiProperty({ type: AuditEntryCheckpointDto, nullable: true, description: 'The first that covers it' })
  checkpoint: AuditEntryCheckpointDto | null;
  @ApiProperty({ type: [AuditChangeDto], description: 'What changed comes first' })
  changes: AuditChangeDto[];
  @ApiProperty({ description: 'More fields than are told' })
  changesCut: boolean;
}

/** An entry in the history of its subject. */
export class HistoryEntryDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ format: 'date-time' })
  at: string;
  @ApiProperty({ type: AuditWordsDto })
  sentence: AuditWordsDto;
  @ApiProperty({ type: AuditSubjectDto })
  subject: AuditSubjectDto;
  @ApiProperty({ type: [AuditChangeDto], description: 'What people read of it; what changed comes first' })
  changes: AuditChangeDto[];
  @ApiProperty({ description: 'More fields than are told' })
  changesCut: boolean;
}

export class HistoryPageDto {
  @ApiProperty({ type: [HistoryEntryDto] })
  items: HistoryEntryDto[];
  @ApiProperty({ type: String, nullable: true, description: 'Where the next page starts' })
  next: string | null;
}

/** Somebody whose acts can be looked for. */
export class AuditActorDto {
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  personId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  accountId: string | null;
  @ApiProperty({ example: '林小满' })
  name: string;
  @ApiProperty({ type: String, nullable: true, example: 'linxiaoman' })
  username: string | null;
  @ApiProperty({ enum: ADMINISTRATORS, nullable: true })
  administrator: (typeof ADMINISTRATORS)[number] | null;
  @ApiProperty({ example: '云岭县' })
  districtName: string;
  @ApiProperty({ type: String, nullable: true, example: 'Yunling County' })
  districtNameEn: string | null;
}

export class AuditActorsDto {
  @ApiProperty({ type: [AuditActorDto] })
  items: AuditActorDto[];
}

export class AuditDistrictDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ example: '云岭县' })
  nameZh: string;
  @ApiProperty({ type: String, nullable: true, example: 'Yunling County' })
  nameEn: string | null;
}

export class AuditDistrictsDto {
  @ApiProperty({ type: [AuditDistrictDto] })
  items: AuditDistrictDto[];
}
