import { Injectable } from '@nestjs/common';
import type { Answers } from '@zeren/domain/cycle/surveys/answers';
import type { Actor } from '../../platform/actor';
import type { SurveyBody } from './dto/survey-requests.dto';
import type { SurveyDetailDto } from './dto/survey.dto';
import { CastingService } from './public/casting.service';
import { SurveyClosingService } from './survey-closing.service';
import { SurveyTicketsService } from './survey-tickets.service';
import { SurveysService } from './surveys.service';

/** The command port. */
@Injectable()
export class SurveyCommands {
  constructor(
    private readonly surveys: SurveysService,
    private readonly tickets: SurveyTicketsService,
    private readonly closing: SurveyClosingService,
    private readonly casting: CastingService,
  ) {}

  /** Titles of the surveys that the actor leads. */
  async titles(actor: Actor): Promise<string[]> {
    return (await this.surveys.page(actor, undefined)).items.map(({ title }) => title);
  }

  /** Drafts a survey and opens it. */
  async open(actor: Actor, body: SurveyBody): Promise<SurveyDetailDto> {
    const { id, version } = await this.surveys.draft(actor, body);
    return this.surveys.open(actor, id, version);
  }

  /** Makes tickets for a group. Answers their codes. */
  async makeTickets(
    actor: Actor,
    surveyId: string,
    surveyGroupId: string,
    tickets: number,
  ): Promise<readonly string[]> {
    return (await this.tickets.make(actor, surveyId, { surveyGroupId, tickets })).codes ?? [];
  }

  /** Casts as a voter does. Answers whether it counts. */
  async cast(code: string, answers: Answers): Promise<boolean> {
    const ballot = await this.casting.ballot(code);
    return typeof ballot !== 'string' && (await this.casting.cast(ballot, answers)) === null;
  }

  close(actor: Actor, surveyId: string, version: number): Promise<SurveyDetailDto> {
    return this.closing.close(actor, surveyId, version);
  }
}
