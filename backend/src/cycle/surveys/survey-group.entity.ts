import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** People who are asked together, for instance 党员. */
@Entity('survey_group')
@ForeignKey('survey', ['districtId', 'surveyId'], ['districtId', 'id'])
export class SurveyGroup {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'survey_id', type: 'uuid' })
  surveyId: string;

  @Column({ name: 'name_zh', type: 'text' })
  nameZh: string;

  @Column({ name: 'name_en', type: 'text', nullable: true })
  nameEn: string | null;

  @Column({ name: 'tickets', type: 'integer' })
  tickets: number;

  @Column({ name: 'sort', type: 'integer' })
  sort: number;
}
