import { Injectable } from '@nestjs/common';
import { surveyRefusals } from '@zeren/domain/cycle/surveys/survey-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { Refused } from '../../platform/refused';
import { OrganizationReads } from '../../registry/organizations';
import type { SurveyRecord } from './survey-rows';
import { SurveysRepository } from './surveys.repository';

/** A survey is led, entered and read where the body lies that asks. */
@Injectable()
export class SurveySight {
  constructor(
    private readonly surveys: SurveysRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  /** Not found and out of reach answer the same. */
  async require(tx: ReadTx, id: string): Promise<SurveyRecord> {
    const [survey] = await this.surveys.byIds(tx, [id]);
    if (survey && (await this.reaches(tx, survey.organizationId))) return survey;
    throw new Refused(platformRefusals['request.not-found']());
  }

  /**
   * An open survey, held open until the transaction ends: what is entered into it is counted by whoever closes it after,
   * and bundles and batches are numbered one after the other.
   */
  async holdOpen(tx: WriteTx, id: string): Promise<SurveyRecord> {
    const survey = await this.require(tx, id);
    if (survey.state === 'draft') throw new Refused(surveyRefusals['survey.not-open']());
    // Closed, or closed by somebody else while this waited for the lock.
    if ((await this.surveys.lockOpen(tx, id)) === 0)
      throw new Refused(surveyRefusals['survey.closed-already']());
    return survey;
  }

  async reaches(tx: ReadTx, organizationId: string): Promise<boolean> {
    return (await this.organizations.within(tx, [organizationId])).size > 0;
  }
}
