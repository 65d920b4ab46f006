import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Answers } from '@zeren/domain/cycle/surveys/answers';

/** What one reading of a bundle says, sheet by sheet. */
@Entity('survey_paper_reading')
@ForeignKey('survey_paper', ['districtId', 'paperId'], ['districtId', 'id'])
export class SurveyPaperReading {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'paper_id', type: 'uuid' })
  paperId: string;

  @PrimaryColumn({ name: 'pass', type: 'integer' })
  pass: number;

  @Column({ name: 'sheets', type: 'jsonb' })
  sheets: readonly Answers[];
}
