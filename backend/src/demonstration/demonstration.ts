import type { INestApplicationContext } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { AccountabilityActs } from './accountability-acts';
import { AgreementActs } from './agreement-acts';
import { AssessmentActs } from './assessment-acts';
import { CountyActs } from './county-acts';
import { DemonstrationContext } from './demonstration-context';
import { DutyActs } from './duty-acts';
import { ListActs } from './list-acts';
import { RectificationActs } from './rectification-acts';
import { RegisterActs } from './register-acts';
import { SurveyActs } from './survey-acts';

/** The acts that fill the demonstration county. Each is one that a person can do, and may be asked for again. */
export class Demonstration {
  readonly county: CountyActs;
  readonly registers: RegisterActs;
  readonly lists: ListActs;
  readonly duties: DutyActs;
  readonly agreements: AgreementActs;
  readonly assessments: AssessmentActs;
  readonly surveys: SurveyActs;
  readonly accountability: AccountabilityActs;
  readonly rectification: RectificationActs;

  constructor(
    private readonly program: INestApplicationContext,
    private readonly source: DataSource,
  ) {
    // One for all: the district that the county opens is the one that the others act in.
    const context = new DemonstrationContext(program);
    this.county = new CountyActs(context);
    this.registers = new RegisterActs(context);
    this.lists = new ListActs(context);
    this.duties = new DutyActs(context);
    this.agreements = new AgreementActs(context);
    this.assessments = new AssessmentActs(context);
    this.surveys = new SurveyActs(context);
    this.accountability = new AccountabilityActs(context);
    this.rectification = new RectificationActs(context);
  }

  async close(): Promise<void> {
    await this.program.close();
    await this.source.destroy();
  }
}
