import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { ReadTx } from '../../platform/database/transaction';
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

  async reaches(tx: ReadTx, organizationId: string): Promise<boolean> {
    return (await this.organizations.within(tx, [organizationId])).size > 0;
  }
}
